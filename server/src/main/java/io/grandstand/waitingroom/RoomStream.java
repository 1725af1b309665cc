package io.grandstand.waitingroom;

import io.grandstand.kernel.StreamSlots;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. Whoever is slower than the line is told what holds when they are done, and nothing of what was between:
 * nothing is kept for them.
 */
final class RoomStream {

    private static final Message BEAT = Message.of("beat");

    private final Listener listener;
    private final StreamSlots.Taken.Slot slot;
    private final @Nullable FollowedPlace place;
    private final Function<Place, Message> placeMessage;
    private final Duration heartbeat;
    private final Instant ends;
    private final AtomicBoolean telling = new AtomicBoolean();
    private volatile boolean closed;
    private volatile @Nullable RoomNews told;
    private volatile Instant toldAt = Instant.EPOCH;

    /** @param place null for who tells nobody theirs */
    RoomStream(
            Listener listener,
            StreamSlots.Taken.Slot slot,
            @Nullable FollowedPlace place,
            Function<Place, Message> placeMessage,
            Duration heartbeat,
            Instant ends) {
        this.listener = listener;
        this.slot = slot;
        this.place = place;
        this.placeMessage = placeMessage;
        this.heartbeat = heartbeat;
        this.ends = ends;
    }

    /** Takes the next turn to tell, if there is something to be told now and nobody tells already. */
    boolean takeTurn(RoomNews news, Instant now) {
        return !closed && !telling.get() && due(news, now) && telling.compareAndSet(false, true);
    }

    private boolean due(RoomNews news, Instant now) {
        RoomNews last = told;
        if (last == null || news.urgentAfter(last) || !now.isBefore(ends)) {
            return true;
        }
        Duration silent = Duration.between(toldAt, now);
        if (silent.compareTo(heartbeat) >= 0) {
            return true;
        }
        if (!(news instanceof RoomNews.Seen seen)) {
            return false;
        }
        boolean mayBeCalled = place != null && place.due(seen.view(), now);
        boolean changed = seen.message() != last.message();
        return mayBeCalled || (changed && silent.toMillis() >= seen.everyMillis(ahead(seen)));
    }

    /** Who does not say which place is theirs is told as often as who is the last in line. */
    private long ahead(RoomNews.Seen seen) {
        return place == null ? seen.document().issued() - seen.document().serving() : place.ahead(seen.view());
    }

    /** Only after {@link #takeTurn}. Answers how many messages it sent. */
    int tell(RoomNews news, Instant now) {
        try {
            if (!now.isBefore(ends)) {
                close();
                return 0;
            }
            int sent = send(news, now);
            toldAt = now;
            return sent;
        } catch (IOException left) {
            // Whoever listened has gone, or takes nothing any more: that is how streams end.
            close();
            return 0;
        } finally {
            telling.set(false);
        }
    }

    private int send(RoomNews news, Instant now) throws IOException {
        int sent = 0;
        RoomNews last = told;
        if (last == null || last.message() != news.message()) {
            send(news.message());
            told = news;
            sent++;
        }
        Optional<Place> changed =
                place != null && news instanceof RoomNews.Seen seen ? place.news(seen.view(), now) : Optional.empty();
        if (changed.isPresent()) {
            send(placeMessage.apply(changed.get()));
            sent++;
        }
        if (sent == 0) {
            send(BEAT);
            sent++;
        }
        return sent;
    }

    private void send(Message message) throws IOException {
        listener.send(message.on(listener.wire()));
    }

    boolean closed() {
        return closed;
    }

    /** Any number of times. */
    void close() {
        closed = true;
        slot.close();
        listener.close();
    }
}
