package io.grandstand.catalog;

import java.util.Optional;

/** What a ticket is for: one seat by its number, or one of the places of a general-admission area. */
public sealed interface Place permits SeatNo, AreaNo {

    /** The seat's number, where it is one. */
    default Optional<Integer> seatIndex() {
        return switch (this) {
            case SeatNo(int index) -> Optional.of(index);
            case AreaNo _ -> Optional.empty();
        };
    }

    /** The section of its area, where it is in one. */
    default Optional<Integer> areaSection() {
        return switch (this) {
            case SeatNo _ -> Optional.empty();
            case AreaNo(int section) -> Optional.of(section);
        };
    }
}
