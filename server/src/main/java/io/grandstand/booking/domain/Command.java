package io.grandstand.booking.domain;

import io.grandstand.booking.CaptureId;
import io.grandstand.booking.ExtensionId;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.Kept;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One change of a performance's seats that somebody wants. */
public sealed interface Command {

    HoldId hold();

    PerformanceId performance();

    /**
     * Seats are to be kept.
     *
     * @param seats those that the wish comes to
     * @param giver the host who gives them away: then they are sold at once, for nothing; else none
     */
    record Take(HoldSeats asked, SortedSet<SeatNo> seats, Optional<AccountId> giver) implements Command {

        public Take {
            seats = Collections.unmodifiableSortedSet(new TreeSet<>(seats));
        }

        /** For whoever asks, who is to pay for them. */
        public static Take byFan(HoldSeats asked, SortedSet<SeatNo> seats) {
            return new Take(asked, seats, Optional.empty());
        }

        boolean given() {
            return giver.isPresent();
        }

        /** The places that are wanted besides. */
        public Optional<Wish.Area> area() {
            return asked.wish().inArea();
        }

        Optional<AreaKey> areaKey() {
            return area().map(wanted -> new AreaKey(performance(), wanted.area()));
        }

        public AccountId account() {
            return asked.account();
        }

        @Override
        public HoldId hold() {
            return asked.id();
        }

        @Override
        public PerformanceId performance() {
            return asked.performance();
        }
    }

    /**
     * A fan's hold is to go on.
     *
     * @param by which capture begins or ends; of a step that no capture makes, none
     */
    record Move(HoldId hold, PerformanceId performance, AccountId account, Step step, Optional<CaptureId> by)
            implements Command {

        public Move {
            if (by.isPresent() != step.ofCapture()) {
                throw new IllegalArgumentException("%s by %s".formatted(step, by));
            }
        }
    }

    /** A fan asks for more time. */
    record Lengthen(HoldId hold, PerformanceId performance, AccountId account, ExtensionId by) implements Command {}

    /**
     * A fan's purchase is to be undone as far as it is not kept.
     *
     * @param house those of its seats that its host kept from sale before they were given away
     */
    record Cancel(HoldId hold, PerformanceId performance, AccountId account, Kept kept, List<HouseShare> house)
            implements Command {

        public Cancel {
            house = List.copyOf(house);
        }
    }

    /**
     * A host keeps seats from sale.
     *
     * @param hold names the wish, and no hold: what it takes is claimed in this name
     */
    record Block(HoldId hold, PerformanceId performance, AccountId host, SortedSet<SeatNo> seats, String reason)
            implements Command {

        public Block {
            seats = Collections.unmodifiableSortedSet(new TreeSet<>(seats));
        }
    }

    /** A host puts blocked seats on sale again. */
    record Free(HoldId hold, PerformanceId performance, AccountId host, SortedSet<SeatNo> seats) implements Command {

        public Free {
            seats = Collections.unmodifiableSortedSet(new TreeSet<>(seats));
        }
    }

    /** A hold's time should be over: look, and free its seats if it is. */
    record Expire(HoldId hold, PerformanceId performance) implements Command {}
}
