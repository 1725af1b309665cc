package io.grandstand.waitingroom;

import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells a fan's place: from the view that everyone polls while the number is not called, so that waiting costs no read. */
@Service
class FindingPlace {

    private final Line line;
    private final LiveRooms live;
    private final Tokens tokens;

    FindingPlace(Line line, LiveRooms live, Tokens tokens) {
        this.line = line;
        this.live = live;
        this.tokens = tokens;
    }

    /** Empty without an entry of this account for this performance. */
    Optional<Place> find(Room room, AccountId account, @Nullable String entryToken) {
        return tokens.entry(entryToken)
                .filter(entry -> entry.isOf(account, room.performance()))
                .map(entry -> place(room, entry));
    }

    private Place place(Room room, EntryToken entry) {
        RoomView view = live.view(room);
        OptionalLong number = isOfNumbers(view, entry) ? view.numberOf(entry.arrival()) : OptionalLong.empty();
        return waiting(view, entry, number).orElseGet(() -> look(room, entry));
    }

    /**
     * The place of whoever was not called yet, out of what everyone may see; empty where only the line knows.
     *
     * @param number empty while it is not drawn
     */
    static Optional<Place> waiting(RoomView view, EntryToken entry, OptionalLong number) {
        // A number that was given up for a new one at the tail reads as waiting until it would be called.
        if (!isOfNumbers(view, entry) || view.phase() == Phase.CLOSED) {
            return Optional.empty();
        }
        if (number.isEmpty()) {
            return Optional.of(new Place(number, view.issued() - 1, Optional.empty(), PlaceState.WAITING));
        }
        long ahead = number.getAsLong() - view.serving() - 1;
        return ahead < 0
                ? Optional.empty()
                : Optional.of(new Place(number, ahead, eta(view, ahead), PlaceState.WAITING));
    }

    /** Whether its place follows from its number; of a place from before the line was lost, only the line knows. */
    static boolean isOfNumbers(RoomView view, EntryToken entry) {
        return entry.line() == view.since() && entry.arrival() > view.oldUntil();
    }

    /** Asks the line. */
    Place look(Room room, EntryToken entry) {
        RoomView view = live.view(room);
        LineAnswer answer = line.place(room, entry);
        PlaceState state = PlaceState.valueOf(answer.text("state"));
        long ahead = answer.findNumber("ahead").orElse(0);
        return new Place(answer.findNumber("number"), ahead, eta(view, ahead, state), state);
    }

    private static Optional<Duration> eta(RoomView view, long ahead, PlaceState state) {
        return switch (state) {
            case CALLED, ADMITTED -> Optional.of(Duration.ZERO);
            case WAITING -> eta(view, ahead);
            case PARKED, GONE -> Optional.empty();
        };
    }

    private static Optional<Duration> eta(RoomView view, long ahead) {
        if (view.away()) {
            return Optional.empty();
        }
        Optional<Duration> moving = view.progress().map(progress -> progress.until(ahead));
        return switch (view.phase()) {
            case OPEN, DRAINING -> moving.map(view.recovering()::plus);
            case PREQUEUE -> moving.map(Duration.between(view.at(), view.room().salesFrom())::plus);
            // Nobody knows when the host goes on.
            case SCHEDULED, PAUSED, CLOSED -> Optional.empty();
        };
    }
}
