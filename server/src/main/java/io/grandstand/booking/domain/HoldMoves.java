package io.grandstand.booking.domain;

import io.grandstand.booking.HoldStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one table of the legal moves of a hold, each with what it means. */
final class HoldMoves {

    record Legal(HoldStatus from, Step step, String event) {}

    /*
     * Not in the table on purpose: RELEASED goes nowhere, so that a late confirmation cannot bring back a purchase that
     * was cancelled; CAPTURING and CONFIRMED do not expire and are not released, because money hangs on them.
     */
    private static final List<Legal> TABLE = List.of(
            new Legal(HoldStatus.HELD, Step.RELEASE, "given back"),
            new Legal(HoldStatus.HELD, Step.CHECKOUT, "payment begun"),
            new Legal(HoldStatus.HELD, Step.CAPTURE, "money is being taken"),
            new Legal(HoldStatus.HELD, Step.CONFIRM, "paid after all"),
            new Legal(HoldStatus.HELD, Step.EXPIRE, "deadline passed"),
            new Legal(HoldStatus.CHECKOUT, Step.RELEASE, "given back"),
            new Legal(HoldStatus.CHECKOUT, Step.CAPTURE, "money is being taken"),
            new Legal(HoldStatus.CHECKOUT, Step.CONFIRM, "paid after all"),
            new Legal(HoldStatus.CHECKOUT, Step.DECLINE, "payment declined"),
            new Legal(HoldStatus.CHECKOUT, Step.EXPIRE, "deadline passed"),
            new Legal(HoldStatus.CAPTURING, Step.CONFIRM, "paid"),
            new Legal(HoldStatus.CAPTURING, Step.DECLINE, "payment declined"),
            new Legal(HoldStatus.CONFIRMED, Step.CANCEL, "purchase cancelled"),
            new Legal(HoldStatus.EXPIRED, Step.CONFIRM, "paid too late, seats still free"));

    private static final Map<HoldStatus, Map<Step, Legal>> BY_STATE =
            TABLE.stream().collect(Collectors.groupingBy(Legal::from, Collectors.toMap(Legal::step, legal -> legal)));

    private HoldMoves() {}

    static Optional<Legal> of(HoldStatus from, Step step) {
        return Optional.ofNullable(BY_STATE.getOrDefault(from, Map.of()).get(step));
    }
}
