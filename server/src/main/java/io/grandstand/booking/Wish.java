package io.grandstand.booking;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.SeatNo;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What somebody wants to have kept, all of it or nothing. */
public sealed interface Wish {

    /** Seats, and places in an area, of one hold, whatever the performance allows a fan. */
    int SEATS_MAX = 20;

    /** The seats that it names; none where it leaves the choice, or is of places alone. */
    default SortedSet<SeatNo> named() {
        return switch (this) {
            case Seats(var seats) -> seats;
            case Mixed mixed -> mixed.seats().seats();
            case Area _, Best _ -> Collections.emptySortedSet();
        };
    }

    /** The places in an area that it wants, alone or besides seats. */
    default Optional<Area> inArea() {
        return switch (this) {
            case Area area -> Optional.of(area);
            case Mixed mixed -> Optional.of(mixed.area());
            case Seats _, Best _ -> Optional.empty();
        };
    }

    /** These seats and no others. */
    record Seats(SortedSet<SeatNo> seats) implements Wish {

        public Seats {
            if (seats.isEmpty() || seats.size() > SEATS_MAX) {
                throw new IllegalArgumentException("a hold is of 1 to " + SEATS_MAX + " seats: " + seats.size());
            }
            seats = Collections.unmodifiableSortedSet(new TreeSet<>(seats));
        }
    }

    /**
     * The best seats that are free.
     *
     * @param section by its place in the plan; empty where any will do
     * @param category likewise
     * @param together side by side or not at all; else as near to each other as may be
     */
    record Best(int count, Optional<Integer> section, Optional<Integer> category, boolean together) implements Wish {

        public Best {
            if (count < 1 || count > SEATS_MAX) {
                throw new IllegalArgumentException("a hold is of 1 to " + SEATS_MAX + " seats: " + count);
            }
        }
    }

    /** So many places in a general-admission area. */
    record Area(AreaNo area, int places) implements Wish {

        public Area {
            if (places < 1 || places > SEATS_MAX) {
                throw new IllegalArgumentException("a hold is of 1 to " + SEATS_MAX + " places: " + places);
            }
        }
    }

    /** Both, or neither. */
    record Mixed(Seats seats, Area area) implements Wish {

        public Mixed {
            int wanted = seats.seats().size() + area.places();
            if (wanted > SEATS_MAX) {
                throw new IllegalArgumentException("a hold is of 1 to " + SEATS_MAX + " seats and places: " + wanted);
            }
        }
    }
}
