package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what is told of a room: once for every change, not once for everyone who hears it. */
@Component
class WritingNews {

    private static final RoomNews AWAY = new RoomNews.Away(Message.of("away"));

    private final Rooms rooms;
    private final LiveRooms live;
    private final JsonMapper json;

    WritingNews(Rooms rooms, LiveRooms live, JsonMapper json) {
        this.rooms = rooms;
        this.live = live;
        this.json = json;
    }

    /** Empty where there is no such room, or none for the public. */
    Optional<RoomNews> of(PerformanceId performance, @Nullable RoomNews before) {
        try {
            return rooms.visible(performance).map(room -> seen(room, before));
        } catch (DataAccessException | TransactionException away) {
            return Optional.of(AWAY);
        }
    }

    private RoomNews seen(Room room, @Nullable RoomNews before) {
        RoomDocument document = live.document(room);
        Message message =
                before instanceof RoomNews.Seen last && last.document().equals(document)
                        ? last.message()
                        : new Message("state", json.writeValueAsBytes(document));
        return new RoomNews.Seen(live.view(room), document, message);
    }

    Message place(Place place) {
        return new Message("me", json.writeValueAsBytes(PlaceBody.of(place)));
    }
}
