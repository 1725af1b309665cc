package io.grandstand.waitingroom;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One fan's place along a stream: a subtraction while it waits, and looked up now and then once it was called. A number is
 * calculated once, however often it is told.
 */
final class FollowedPlace {

    private final EntryToken entry;
    private final BiFunction<Room, EntryToken, Place> lookUp;
    private final Duration lookEvery;
    private OptionalLong number = OptionalLong.empty();
    private @Nullable Place told;
    private Instant lookedUntil = Instant.EPOCH;

    /** @param lookUp asks the line */
    FollowedPlace(EntryToken entry, BiFunction<Room, EntryToken, Place> lookUp, Duration lookEvery) {
        this.entry = entry;
        this.lookUp = lookUp;
        this.lookEvery = lookEvery;
    }

    /** How many are ahead at most. */
    synchronized long ahead(RoomView view) {
        OptionalLong mine = number(view);
        return mine.isPresent() ? Math.max(0, mine.getAsLong() - view.serving() - 1) : view.issued();
    }

    /** Whether there may be news that cannot wait. */
    synchronized boolean due(RoomView view, Instant now) {
        return FindingPlace.waiting(view, entry, number(view)).isEmpty() && !over() && !now.isBefore(lookedUntil);
    }

    /** The place, if it is another one than was told last. */
    synchronized Optional<Place> news(RoomView view, Instant now) {
        Place place = FindingPlace.waiting(view, entry, number(view)).orElse(told);
        if (due(view, now)) {
            place = lost(view) ? Place.gone(number) : lookUp.apply(view.room(), entry);
            lookedUntil = now.plus(lookEvery);
        }
        boolean isNews = place != null && !place.equals(told);
        told = place;
        return isNews ? Optional.ofNullable(place) : Optional.empty();
    }

    /** Somebody who waited in a line that is over or began anew: nobody has to look that up for each of a crowd. */
    private boolean lost(RoomView view) {
        return told != null
                && told.state() == PlaceState.WAITING
                && (entry.line() != view.since() || view.phase() == Phase.CLOSED);
    }

    private boolean over() {
        return told != null && told.state() == PlaceState.GONE;
    }

    private OptionalLong number(RoomView view) {
        if (number.isEmpty() && FindingPlace.isOfNumbers(view, entry)) {
            number = view.numberOf(entry.arrival());
        }
        return number;
    }
}
