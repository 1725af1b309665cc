package io.grandstand.booking.domain;

import io.grandstand.booking.CaptureId;
import io.grandstand.booking.HeldArea;
import io.grandstand.booking.HeldSeat;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.LengthenResult;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands one after the other, each on what the ones before it left, and tells what has to be written in the
 * end. Reads nothing and writes nothing.
 */
public final class Batch {

    private final Known known;
    private final Grace grace;
    private final Instant now;
    private final Map<HoldId, Hold> holds;
    private final Map<SeatKey, Claim> claims;
    private final Map<AreaKey, AreaCount> areas;
    private final Map<AreaKey, List<HoldId>> dueInAreas;
    private final Map<FanKey, Integer> taken;
    private final List<Decision.Moved> moves = new ArrayList<>();
    private final HouseClaims house;

    private Batch(Known known, Grace grace) {
        this.known = known;
        this.grace = grace;
        this.now = known.now();
        this.holds = new LinkedHashMap<>(known.holds());
        this.claims = new LinkedHashMap<>(known.claims());
        this.areas = new LinkedHashMap<>(known.areas());
        this.dueInAreas = dueInAreas(known);
        this.taken = new HashMap<>(known.taken());
        this.house = new HouseClaims(known, claims, this::expire);
    }

    private static Map<AreaKey, List<HoldId>> dueInAreas(Known known) {
        var due = new HashMap<AreaKey, List<HoldId>>();
        for (Hold hold : known.holds().values()) {
            if (hold.due(known.now())) {
                hold.areaKey().ifPresent(area -> due.computeIfAbsent(area, none -> new ArrayList<>())
                        .add(hold.id()));
            }
        }
        return due;
    }

    public static Decision decide(List<Command> commands, Known known, Grace grace) {
        var batch = new Batch(known, grace);
        var answers = new ArrayList<Answer>(commands.size());
        for (Command command : commands) {
            answers.add(
                    switch (command) {
                        case Command.Take take -> new Answer.OfTake(batch.take(take));
                        case Command.Move move -> new Answer.OfMove(batch.move(move));
                        case Command.Lengthen lengthen -> new Answer.OfLengthen(batch.lengthen(lengthen));
                        case Command.Block block -> new Answer.OfHouse(batch.house.block(block));
                        case Command.Free free -> new Answer.OfHouse(batch.house.free(free));
                        case Command.Cancel cancel -> new Answer.OfMove(batch.cancel(cancel));
                        case Command.Expire expire -> new Answer.OfExpire(batch.expire(expire.hold()));
                    });
        }
        return batch.decision(answers);
    }

    /**
     * In this order: the id was used before (and for what), it is too late, the performance is gone, the sale is closed, a
     * seat or the area is unknown or not for sale, a seat is taken, the area is full, the fan's limit. Taken comes before
     * the limit, because a seat that is known to be sold is refused without counting what the fan has. What a host gives
     * away needs no sale, may be what the host has blocked, and knows no limit.
     */
    private HoldResult take(Command.Take take) {
        Hold before = holds.get(take.hold());
        if (before != null) {
            boolean same = before.is(take.asked()) && before.given() == take.given();
            return same ? new HoldResult.Held(before.view(now)) : new HoldResult.IdReused();
        }
        if (take.asked().late(now)) {
            return new HoldResult.NotInTime();
        }
        PerformanceTerms terms = known.terms().get(take.performance());
        if (terms == null || !take.giver().map(terms.host()::equals).orElse(true)) {
            return new HoldResult.UnknownPerformance();
        }
        if (!(take.given() ? terms.givable(now) : terms.onSale(now))) {
            return new HoldResult.SalesClosed();
        }
        Set<SeatNo> unknown = unknown(take.seats(), terms);
        if (!unknown.isEmpty()) {
            return new HoldResult.UnknownSeats(unknown);
        }
        Optional<AreaNo> unknownArea = unknownArea(take, terms);
        if (unknownArea.isPresent()) {
            return new HoldResult.UnknownArea(unknownArea.get());
        }
        List<SeatKey> keys = take.seats().stream()
                .map(seat -> new SeatKey(take.performance(), seat))
                .toList();
        Set<SeatNo> gone = taken(keys);
        if (take.given()) {
            gone.removeIf(seat -> house.blocks(new SeatKey(take.performance(), seat)));
        }
        if (!gone.isEmpty()) {
            return new HoldResult.SeatsTaken(gone);
        }
        Optional<HoldResult> full = take.area().flatMap(wanted -> full(take, wanted, terms));
        if (full.isPresent()) {
            return full.get();
        }
        var fan = new FanKey(take.performance(), take.account());
        int already = taken.getOrDefault(fan, 0);
        int places = take.area().map(Wish.Area::places).orElse(0);
        if (!take.given() && already + keys.size() + places > terms.ticketsMaxPerFan()) {
            return new HoldResult.LimitReached(terms.ticketsMaxPerFan(), already);
        }
        return new HoldResult.Held(begin(take, keys, terms).view(now));
    }

    /** Seats that the plan does not have or that have no price. */
    public static SortedSet<SeatNo> unknown(SortedSet<SeatNo> seats, PerformanceTerms terms) {
        var unknown = new TreeSet<SeatNo>();
        for (SeatNo seat : seats) {
            if (!terms.plan().has(seat) || terms.price(seat).isEmpty()) {
                unknown.add(seat);
            }
        }
        return unknown;
    }

    /** The area that is wanted, where the plan does not have it or it has no price. */
    public static Optional<AreaNo> unknownArea(Command.Take take, PerformanceTerms terms) {
        return take.area().map(Wish.Area::area).filter(area -> terms.price(area).isEmpty());
    }

    private Set<SeatNo> taken(List<SeatKey> keys) {
        var gone = new TreeSet<SeatNo>();
        for (SeatKey key : keys) {
            Claim claim = claims.get(key);
            if (claim != null && !claim.over(now)) {
                gone.add(key.seat());
            }
        }
        return gone;
    }

    private Optional<HoldResult> full(Command.Take take, Wish.Area wanted, PerformanceTerms terms) {
        var key = new AreaKey(take.performance(), wanted.area());
        int capacity = terms.plan().area(wanted.area()).orElseThrow().capacity();
        areas.putIfAbsent(key, new AreaCount(0, capacity));
        int left = left(key);
        return left < wanted.places() ? Optional.of(new HoldResult.AreaFull(wanted.area(), left)) : Optional.empty();
    }

    /** Places that are free for whoever asks, those among them whose hold is over but not swept. */
    private int left(AreaKey area) {
        int over = dueIn(area).stream()
                .map(hold -> Objects.requireNonNull(holds.get(hold)))
                .filter(hold -> hold.due(now))
                .mapToInt(Hold::places)
                .sum();
        return Objects.requireNonNull(areas.get(area), "an area that was not read")
                        .left()
                + over;
    }

    private List<HoldId> dueIn(AreaKey area) {
        return dueInAreas.getOrDefault(area, List.of());
    }

    private Hold begin(Command.Take take, List<SeatKey> keys, PerformanceTerms terms) {
        take.giver().ifPresent(host -> house.give(take, host));
        expireOwnersOf(keys);
        take.areaKey().ifPresent(area -> dueIn(area).forEach(this::expire));
        List<HeldSeat> seats = take.seats().stream()
                .map(seat -> new HeldSeat(
                        seat,
                        terms.plan().seat(seat).label(),
                        price(take, terms.price(seat).orElseThrow())))
                .toList();
        Optional<HeldArea> area = take.area()
                .map(wanted -> new HeldArea(
                        wanted.area(),
                        terms.plan().label(wanted.area()),
                        price(take, terms.price(wanted.area()).orElseThrow()),
                        wanted.places()));
        Hold hold = Hold.begin(take, seats, area, terms.holdTime(), now);
        holds.put(hold.id(), hold);
        claim(hold, claimOf(hold));
        claimPlaces(null, hold);
        moves.add(new Decision.Moved(
                hold.id(),
                hold.moves(),
                hold.performance(),
                take.given() ? "GIVE" : "HOLD",
                null,
                hold.status(),
                take.given() ? "given by the host" : "wanted",
                now));
        return hold;
    }

    private static Won price(Command.Take take, Won ofSale) {
        return take.given() ? Won.ZERO : ofSale;
    }

    private void expireOwnersOf(List<SeatKey> keys) {
        for (SeatKey key : keys) {
            Claim claim = claims.get(key);
            if (claim != null && !expire(claim.hold())) {
                throw new IllegalStateException("a claim is over but its hold " + claim.hold() + " is not");
            }
        }
    }

    /** Ends a hold whose deadline has passed; leaves any other as it is. */
    private boolean expire(HoldId id) {
        Hold hold = holds.get(id);
        if (hold == null || !hold.due(now)) {
            return false;
        }
        apply(hold, HoldMoves.of(hold.status(), Step.EXPIRE).orElseThrow(), Optional.empty());
        return true;
    }

    private MoveResult move(Command.Move move) {
        expire(move.hold());
        Hold hold = holds.get(move.hold());
        if (hold == null || !hold.account().equals(move.account())) {
            return new MoveResult.Unknown();
        }
        if (move.by().filter(hold::capturedByOther).isPresent()) {
            return new MoveResult.OtherCapture(hold.view(now));
        }
        if (hold.status() == move.step().target()) {
            return new MoveResult.Moved(hold.view(now));
        }
        var legal = HoldMoves.of(hold.status(), move.step());
        if (legal.isEmpty()) {
            return hold.over() ? new MoveResult.Gone() : new MoveResult.Illegal(hold.view(now));
        }
        if (hold.status() == HoldStatus.EXPIRED && !fits(hold)) {
            return new MoveResult.Gone();
        }
        Hold moved = apply(hold, legal.get(), move.by());
        // A payment that is declined when time and grace are used up leaves nothing.
        return expire(moved.id()) ? new MoveResult.Gone() : new MoveResult.Moved(moved.view(now));
    }

    private LengthenResult lengthen(Command.Lengthen wish) {
        expire(wish.hold());
        Hold hold = holds.get(wish.hold());
        PerformanceTerms terms = known.terms().get(wish.performance());
        Lengthening decided = Lengthening.decide(wish, hold, terms, now);
        decided.longer().ifPresent(longer -> lengthen(Objects.requireNonNull(hold), longer));
        return decided.answer();
    }

    private void lengthen(Hold hold, Hold longer) {
        holds.put(longer.id(), longer);
        claim(longer, claimOf(longer));
        claimPlaces(hold, longer);
        moves.add(new Decision.Moved(
                longer.id(),
                longer.moves(),
                longer.performance(),
                Decision.LENGTHEN,
                hold.status(),
                longer.status(),
                "more time asked for",
                now));
    }

    /** What is to be kept, but was given back before, stays given back. */
    private MoveResult cancel(Command.Cancel cancel) {
        expire(cancel.hold());
        Hold hold = holds.get(cancel.hold());
        if (hold == null || !hold.account().equals(cancel.account())) {
            return new MoveResult.Unknown();
        }
        if (hold.status() == Step.CANCEL.target()) {
            return new MoveResult.Moved(hold.view(now));
        }
        var legal = HoldMoves.of(hold.status(), Step.CANCEL);
        if (legal.isEmpty()) {
            return hold.over() ? new MoveResult.Gone() : new MoveResult.Illegal(hold.view(now));
        }
        Hold left = hold.reducedTo(cancel.kept())
                .map(reduced -> reduce(hold, reduced))
                .orElseGet(() -> apply(hold, legal.get(), Optional.empty()));
        house.takeBack(cancel, left.over() ? hold.keys() : hold.keysBeside(left));
        return new MoveResult.Moved(left.view(now));
    }

    private Hold reduce(Hold hold, Hold reduced) {
        if (reduced.equals(hold)) {
            return hold;
        }
        holds.put(reduced.id(), reduced);
        for (SeatKey key : hold.keysBeside(reduced)) {
            free(key, hold.id());
        }
        claimPlaces(hold, reduced);
        moves.add(new Decision.Moved(
                reduced.id(),
                reduced.moves(),
                reduced.performance(),
                Step.CANCEL.name(),
                hold.status(),
                reduced.status(),
                "purchase cancelled in part",
                now));
        return reduced;
    }

    private void free(SeatKey key, HoldId of) {
        Claim before = claims.remove(key);
        if (before == null || !before.hold().equals(of)) {
            throw new IllegalStateException("seat " + key + " was sold to " + of + ", but is claimed by " + before);
        }
        count(key.performance(), before, -1);
    }

    /** Whether nobody else has the seats that it had, and the area that it was in has room for it again. */
    private boolean fits(Hold hold) {
        return taken(hold.keys()).isEmpty()
                && hold.areaKey().map(area -> left(area) >= hold.places()).orElse(true);
    }

    private Hold apply(Hold hold, HoldMoves.Legal legal, Optional<CaptureId> by) {
        Hold moved = hold.moved(legal.step().target(), by.filter(_ -> legal.step() == Step.CAPTURE));
        moved = switch (legal.step()) {
            case CHECKOUT -> moved.extendedTo(now.plus(grace.checkout()));
            case DECLINE -> moved.gracedTo(now.plus(grace.declined()));
            case RELEASE, CAPTURE, CONFIRM, CANCEL, EXPIRE -> moved;
        };
        holds.put(moved.id(), moved);
        if (hold.status() == HoldStatus.EXPIRED) {
            expireOwnersOf(hold.keys());
            hold.areaKey().ifPresent(area -> dueIn(area).forEach(this::expire));
        }
        claim(moved, claimOf(moved));
        claimPlaces(hold, moved);
        moves.add(new Decision.Moved(
                moved.id(),
                moved.moves(),
                moved.performance(),
                legal.step().name(),
                hold.status(),
                moved.status(),
                legal.event(),
                now));
        return moved;
    }

    private static @Nullable Claim claimOf(Hold hold) {
        return switch (hold.status()) {
            case HELD, CHECKOUT -> new Claim(hold.id(), hold.account(), ClaimState.KEPT, hold.until());
            case CAPTURING -> new Claim(hold.id(), hold.account(), ClaimState.CAPTURING, null);
            case CONFIRMED ->
                new Claim(hold.id(), hold.given() ? HouseClaims.HOUSE : hold.account(), ClaimState.SOLD, null);
            case RELEASED, EXPIRED -> null;
        };
    }

    /** Gives every seat of a hold this claim, or frees them; counts them for their fans. */
    private void claim(Hold hold, @Nullable Claim claim) {
        for (SeatKey key : hold.keys()) {
            Claim before = claim == null ? claims.remove(key) : claims.put(key, claim);
            if (before != null && !before.hold().equals(hold.id())) {
                throw new IllegalStateException("seat " + key + " is " + before.hold() + "'s, not " + hold.id() + "'s");
            }
            count(key.performance(), before, -1);
            count(key.performance(), claim, 1);
        }
    }

    /** Counts a hold's places for its area as its claim comes and goes, and for its fan. */
    private void claimPlaces(@Nullable Hold before, Hold after) {
        Optional<AreaKey> held = before == null ? after.areaKey() : before.areaKey();
        held.ifPresent(area -> {
            Claim was = before == null ? null : claimOf(before);
            Claim is = claimOf(after);
            int had = before == null ? 0 : before.places();
            int by = (is == null ? 0 : after.places()) - (was == null ? 0 : had);
            areas.put(
                    area,
                    Objects.requireNonNull(areas.get(area), "an area that was not read")
                            .plus(by));
            count(area.performance(), was, -had);
            count(area.performance(), is, after.places());
        });
    }

    /** What is over was not counted when it was read, so that it is not taken off either. */
    private void count(PerformanceId performance, @Nullable Claim claim, int by) {
        if (claim != null && !claim.over(now)) {
            taken.computeIfPresent(new FanKey(performance, claim.account()), (fan, seats) -> seats + by);
        }
    }

    private Decision decision(List<Answer> answers) {
        var changes = new ArrayList<Decision.ClaimChange>();
        var keys = new LinkedHashSet<>(known.claims().keySet());
        keys.addAll(claims.keySet());
        for (SeatKey key : keys) {
            Claim before = known.claims().get(key);
            Claim after = claims.get(key);
            if (!Objects.equals(before, after)) {
                changes.add(new Decision.ClaimChange(key, before, after));
            }
        }
        var begun = new ArrayList<Hold>();
        var changed = new ArrayList<Hold>();
        holds.forEach((id, hold) -> {
            Hold before = known.holds().get(id);
            if (before == null) {
                begun.add(hold);
            } else if (!before.equals(hold)) {
                changed.add(hold);
            }
        });
        return new Decision(
                answers, changes, places(begun, changed), areaChanges(), begun, changed, moves, house.moves());
    }

    private List<Decision.PlacesChange> places(List<Hold> begun, List<Hold> changed) {
        var changes = new ArrayList<Decision.PlacesChange>();
        for (Hold hold : Stream.concat(begun.stream(), changed.stream()).toList()) {
            Hold before = known.holds().get(hold.id());
            Claim was = before == null ? null : placesOf(before);
            Claim is = placesOf(hold);
            boolean fewer = before != null && is != null && before.places() != hold.places();
            if (fewer || !Objects.equals(was, is)) {
                changes.add(new Decision.PlacesChange(hold, was, is));
            }
        }
        return changes;
    }

    private static @Nullable Claim placesOf(Hold hold) {
        return hold.area().isPresent() ? claimOf(hold) : null;
    }

    private List<Decision.AreaChange> areaChanges() {
        var changes = new ArrayList<Decision.AreaChange>();
        areas.forEach((area, count) -> {
            AreaCount before = known.areas().get(area);
            boolean same = before == null ? count.taken() == 0 : before.equals(count);
            if (!same) {
                changes.add(new Decision.AreaChange(area, before, count));
            }
        });
        return changes;
    }
}
