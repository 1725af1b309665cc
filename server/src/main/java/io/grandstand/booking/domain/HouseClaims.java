package io.grandstand.booking.domain;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HouseResult;
import io.grandstand.booking.HouseResult.WhyNot;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/** Decides in a batch what its hosts want of their seats: whoever has a seat keeps it. */
final class HouseClaims {

    /**
     * Nobody's, so that what a host blocks or gives away counts for no fan's limit, nor for the host's own as a fan.
     */
    static final AccountId HOUSE = new AccountId(new UUID(0, 0));

    private final Known known;
    private final Map<SeatKey, Claim> claims;
    private final Predicate<HoldId> expire;
    private final List<HouseMove> moves = new ArrayList<>();

    /**
     * @param claims as the batch has left them so far; what is decided here is put there
     * @param expire ends a hold whose time is over
     */
    HouseClaims(Known known, Map<SeatKey, Claim> claims, Predicate<HoldId> expire) {
        this.known = known;
        this.claims = claims;
        this.expire = expire;
    }

    List<HouseMove> moves() {
        return moves;
    }

    HouseResult block(Command.Block wish) {
        return terms(wish.performance(), wish.host())
                .<HouseResult>map(terms -> block(wish, terms))
                .orElseGet(HouseResult.UnknownPerformance::new);
    }

    private HouseResult.Done block(Command.Block wish, PerformanceTerms terms) {
        var done = new TreeSet<SeatNo>();
        var refused = new TreeMap<SeatNo, WhyNot>();
        var changed = new ArrayList<SeatNo>();
        var blocked = new Claim(wish.hold(), HOUSE, ClaimState.BLOCKED, null);
        for (SeatNo seat : wish.seats()) {
            var key = new SeatKey(wish.performance(), seat);
            Optional<WhyNot> whyNot = whyNot(key, terms);
            if (whyNot.isPresent()) {
                refused.put(seat, whyNot.get());
                continue;
            }
            done.add(seat);
            if (!blocked.equals(claims.get(key))) {
                take(key, blocked);
                changed.add(seat);
            }
        }
        if (!changed.isEmpty()) {
            moves.add(new HouseMove(
                    wish.hold(),
                    wish.performance(),
                    wish.host(),
                    HouseMove.Kind.BLOCK,
                    Optional.of(wish.reason()),
                    Optional.empty(),
                    changed,
                    known.now()));
        }
        return new HouseResult.Done(done, refused);
    }

    private Optional<WhyNot> whyNot(SeatKey key, PerformanceTerms terms) {
        if (!terms.plan().has(key.seat()) || terms.price(key.seat()).isEmpty()) {
            return Optional.of(WhyNot.NOT_FOR_SALE);
        }
        Claim claim = claims.get(key);
        if (claim == null || claim.over(known.now())) {
            return Optional.empty();
        }
        return switch (claim.state()) {
            case KEPT, CAPTURING -> Optional.of(WhyNot.HELD);
            case SOLD -> Optional.of(WhyNot.SOLD);
            case BLOCKED -> Optional.empty();
        };
    }

    private void take(SeatKey key, Claim blocked) {
        Claim before = claims.get(key);
        if (before != null && before.state() != ClaimState.BLOCKED && !expire.test(before.hold())) {
            throw new IllegalStateException("a claim is over but its hold " + before.hold() + " is not");
        }
        claims.put(key, blocked);
    }

    HouseResult free(Command.Free wish) {
        return terms(wish.performance(), wish.host())
                .<HouseResult>map(terms -> freed(wish, terms))
                .orElseGet(HouseResult.UnknownPerformance::new);
    }

    private HouseResult.Done freed(Command.Free wish, PerformanceTerms terms) {
        var done = new TreeSet<SeatNo>();
        var freed = new ArrayList<SeatNo>();
        for (SeatNo seat : wish.seats()) {
            var key = new SeatKey(wish.performance(), seat);
            Claim claim = claims.get(key);
            if (claim != null && claim.state() == ClaimState.BLOCKED) {
                claims.remove(key);
                freed.add(seat);
                done.add(seat);
            } else if (whyNot(key, terms).isEmpty()) {
                done.add(seat);
            }
        }
        if (!freed.isEmpty()) {
            moves.add(new HouseMove(
                    wish.hold(),
                    wish.performance(),
                    wish.host(),
                    HouseMove.Kind.FREE,
                    Optional.empty(),
                    Optional.empty(),
                    freed,
                    known.now()));
        }
        return new HouseResult.Done(done, new TreeMap<>());
    }

    boolean blocks(SeatKey key) {
        Claim claim = claims.get(key);
        return claim != null && claim.state() == ClaimState.BLOCKED;
    }

    /** Leaves those of its seats that are blocked to the hold in which they are given away. */
    void give(Command.Take gift, AccountId host) {
        var byWish = new LinkedHashMap<HoldId, List<SeatNo>>();
        for (SeatNo seat : gift.seats()) {
            var key = new SeatKey(gift.performance(), seat);
            if (blocks(key)) {
                Claim blocked = Objects.requireNonNull(claims.remove(key));
                byWish.computeIfAbsent(blocked.hold(), _ -> new ArrayList<>()).add(seat);
            }
        }
        byWish.forEach((wish, seats) -> moves.add(new HouseMove(
                gift.hold(),
                gift.performance(),
                host,
                HouseMove.Kind.GIVE,
                Optional.empty(),
                Optional.of(wish),
                seats,
                known.now())));
    }

    /**
     * Blocks again what was given away and has come back.
     *
     * @param freed seats that nobody has any more
     */
    void takeBack(Command.Cancel back, Collection<SeatKey> freed) {
        for (HouseShare share : back.house()) {
            var seats = new ArrayList<SeatNo>();
            for (SeatNo seat : share.seats()) {
                var key = new SeatKey(back.performance(), seat);
                if (freed.contains(key)) {
                    claims.put(key, new Claim(share.wish(), HOUSE, ClaimState.BLOCKED, null));
                    seats.add(seat);
                }
            }
            if (!seats.isEmpty()) {
                moves.add(new HouseMove(
                        share.wish(),
                        back.performance(),
                        share.host(),
                        HouseMove.Kind.BLOCK,
                        Optional.of(share.reason()),
                        Optional.empty(),
                        seats,
                        known.now()));
            }
        }
    }

    private Optional<PerformanceTerms> terms(PerformanceId performance, AccountId host) {
        return Optional.ofNullable(known.terms().get(performance))
                .filter(terms -> terms.host().equals(host));
    }
}
