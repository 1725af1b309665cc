package io.grandstand.catalog.hosting;

import io.grandstand.catalog.Fault;
import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.PerformanceDraft.Rate;
import io.grandstand.catalog.PerformanceDraft.Room;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.Area;
import io.grandstand.catalog.SeatingPlan.CategoryOfPlan;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.catalog.persistence.PerformanceTable.Conditions;
import io.grandstand.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a performance must be like; one draft is checked by one of these. */
final class PerformanceRules {

    /** Names of categories that a refusal lists. */
    private static final int NAMES_MAX = 20;

    private final PerformanceDraft draft;
    private final Optional<SeatingPlan> plan;
    private final List<Fault> faults = new ArrayList<>();

    /** @param plan empty where it is not known which: everything else is checked all the same */
    PerformanceRules(PerformanceDraft draft, Optional<SeatingPlan> plan) {
        this.draft = draft;
        this.plan = plan;
    }

    /**
     * The conditions that the draft comes to.
     *
     * @return empty where {@link #faults} has something
     */
    Optional<Conditions> conditions(Instant now) {
        List<Optional<Won>> prices = prices();
        checkTimes(now);
        HostText.requiredRange(faults, "ticketsMaxPerFan", draft.ticketsMaxPerFan(), 1, PerformanceDraft.TICKETS_MAX);
        HostText.requiredRange(
                faults,
                "holdSeconds",
                draft.holdSeconds(),
                PerformanceDraft.HOLD_SECONDS_MIN,
                PerformanceDraft.HOLD_SECONDS_MAX);
        HostText.range(faults, "moreSeconds", draft.moreSeconds(), 0, PerformanceDraft.MORE_SECONDS_MAX);
        Optional<WaitingRoomPolicy> policy =
                Optional.ofNullable(draft.waitingRoom()).flatMap(this::policy);
        FeeSchedule fees = draft.cancellation() == null
                ? FeeSchedule.DEFAULT
                : new FeeRules(draft.cancellation(), faults).schedule();
        if (!faults.isEmpty()
                || plan.isEmpty()
                || draft.startsAt() == null
                || draft.visibleFrom() == null
                || draft.salesFrom() == null
                || draft.salesUntil() == null
                || draft.ticketsMaxPerFan() == null
                || draft.holdSeconds() == null) {
            return Optional.empty();
        }
        return Optional.of(new Conditions(
                draft.startsAt(),
                draft.visibleFrom(),
                draft.salesFrom(),
                draft.salesUntil(),
                prices,
                seatsForSale(plan.get(), prices),
                draft.ticketsMaxPerFan(),
                Duration.ofSeconds(draft.holdSeconds()),
                Duration.ofSeconds(
                        draft.moreSeconds() == null ? PerformanceDraft.MORE_SECONDS_USUAL : draft.moreSeconds()),
                draft.noOrphanSeats(),
                policy,
                fees));
    }

    List<Fault> faults() {
        return faults;
    }

    private void checkTimes(Instant now) {
        checkTime("startsAt", draft.startsAt(), now);
        checkTime("visibleFrom", draft.visibleFrom(), now);
        checkTime("salesFrom", draft.salesFrom(), now);
        checkTime("salesUntil", draft.salesUntil(), now);
        checkOrder(draft.visibleFrom(), draft.salesFrom(), "visibleFrom", "must be before salesFrom");
        checkOrder(draft.salesFrom(), draft.startsAt(), "salesFrom", "must be before startsAt");
        checkOrder(draft.salesFrom(), draft.salesUntil(), "salesUntil", "must be after salesFrom");
        if (draft.salesUntil() != null
                && draft.startsAt() != null
                && draft.salesUntil().isAfter(draft.startsAt().plus(PerformanceDraft.SALES_AFTER_START_MAX))) {
            faults.add(new Fault("salesUntil", "must be at most a day after startsAt"));
        }
    }

    private void checkOrder(@Nullable Instant first, @Nullable Instant second, String path, String message) {
        if (first != null && second != null && !first.isBefore(second)) {
            faults.add(new Fault(path, message));
        }
    }

    private void checkTime(String path, @Nullable Instant time, Instant now) {
        if (time == null) {
            faults.add(new Fault(path, "is missing"));
        } else if (time.isBefore(now.minus(PerformanceDraft.AHEAD_MAX))
                || time.isAfter(now.plus(PerformanceDraft.AHEAD_MAX))) {
            faults.add(new Fault(path, "is more than three years away"));
        }
    }

    private List<Optional<Won>> prices() {
        for (Map.Entry<String, Long> price : draft.prices().entrySet()) {
            String path = "prices[\"" + price.getKey() + "\"]";
            if (plan.isPresent() && !names(plan.get()).contains(price.getKey())) {
                faults.add(new Fault(path, "the plan has no such category; it has " + listed(plan.get())));
            } else if (price.getValue() < 1 || price.getValue() > PerformanceDraft.PRICE_MAX) {
                faults.add(new Fault(path, "must be from 1 to " + PerformanceDraft.PRICE_MAX + " won"));
            }
        }
        if (draft.prices().isEmpty()) {
            faults.add(new Fault("prices", "is missing: no category would be sold"));
        }
        if (!faults.isEmpty() || plan.isEmpty()) {
            return List.of();
        }
        List<Optional<Won>> prices = names(plan.get()).stream()
                .map(name -> Optional.ofNullable(draft.prices().get(name)).map(Won::new))
                .toList();
        if (seatsForSale(plan.get(), prices) == 0) {
            faults.add(new Fault("prices", "no seat is of these categories"));
        }
        return prices;
    }

    private static List<String> names(SeatingPlan plan) {
        return plan.categories().stream().map(CategoryOfPlan::name).toList();
    }

    private static String listed(SeatingPlan plan) {
        String names = names(plan).stream().limit(NAMES_MAX).collect(Collectors.joining(", "));
        return plan.categories().size() > NAMES_MAX ? names + ", …" : names;
    }

    private static int seatsForSale(SeatingPlan plan, List<Optional<Won>> prices) {
        long seats = plan.seats().stream()
                .filter(seat -> prices.get(seat.category()).isPresent())
                .count();
        int places = plan.areas().stream()
                .filter(area -> prices.get(area.category()).isPresent())
                .mapToInt(Area::capacity)
                .sum();
        return (int) seats + places;
    }

    private Optional<WaitingRoomPolicy> policy(Room room) {
        int before = faults.size();
        checkRoom(room);
        return faults.size() == before ? Optional.of(policyOf(room)) : Optional.empty();
    }

    private static WaitingRoomPolicy policyOf(Room room) {
        Optional<WaitingRoomPolicy.Rate> rate = Optional.ofNullable(room.rate())
                .map(wanted -> new WaitingRoomPolicy.Rate(
                        orZero(wanted.count()), Duration.ofSeconds(orZero(wanted.perSeconds()))));
        return new WaitingRoomPolicy(
                rate,
                Optional.ofNullable(room.group()),
                Optional.ofNullable(room.concurrency()),
                Duration.ofSeconds(orZero(room.admissionSeconds())),
                room.rejoin() == null ? Rejoin.KEEP : room.rejoin(),
                room.away() == null ? Away.CLOSED : room.away());
    }

    private void checkRoom(Room room) {
        if (room.rate() != null) {
            checkRate(room.rate());
        }
        HostText.range(faults, "waitingRoom.group", room.group(), 1, Room.GROUP_MAX);
        HostText.range(faults, "waitingRoom.concurrency", room.concurrency(), 1, Room.CONCURRENCY_MAX);
        if (room.rate() == null && room.group() == null && room.concurrency() == null) {
            faults.add(new Fault("waitingRoom", "needs a rate, a group or a concurrency"));
        }
        HostText.requiredRange(
                faults,
                "waitingRoom.admissionSeconds",
                room.admissionSeconds(),
                Room.ADMISSION_SECONDS_MIN,
                Room.ADMISSION_SECONDS_MAX);
    }

    private void checkRate(Rate rate) {
        HostText.requiredRange(faults, "waitingRoom.rate.count", rate.count(), 1, Rate.COUNT_MAX);
        HostText.requiredRange(faults, "waitingRoom.rate.perSeconds", rate.perSeconds(), 1, Rate.SECONDS_MAX);
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
