package io.grandstand.booking.domain.best;

import io.grandstand.catalog.SeatNo;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the best comes to. */
public sealed interface Choice {

    record Chosen(SortedSet<SeatNo> seats) implements Choice {

        public Chosen {
            seats = Collections.unmodifiableSortedSet(new TreeSet<>(seats));
        }
    }

    /** So many are not to be had side by side. */
    record NotTogether(int largest) implements Choice {}

    /** So many are not to be had at all. */
    record NotSoMany(int left) implements Choice {}
}
