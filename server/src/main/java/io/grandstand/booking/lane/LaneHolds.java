package io.grandstand.booking.lane;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.Wish;
import io.grandstand.booking.domain.Answer;
import io.grandstand.booking.domain.Command;
import io.grandstand.booking.domain.Step;
import io.grandstand.booking.persistence.HoldLookup;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.kernel.AccountId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Holds seats by way of the lanes. */
@Service
class LaneHolds implements SeatHolds {

    private final Lanes lanes;
    private final HoldLookup lookup;
    private final Performances performances;
    private final RefusingSoldSeats soldSeats;
    private final HoldOutcomes outcomes;

    LaneHolds(
            Lanes lanes,
            HoldLookup lookup,
            Performances performances,
            RefusingSoldSeats soldSeats,
            HoldOutcomes outcomes) {
        this.lanes = lanes;
        this.lookup = lookup;
        this.performances = performances;
        this.soldSeats = soldSeats;
        this.outcomes = outcomes;
    }

    @Override
    public HoldResult hold(HoldSeats asked) {
        HoldResult result = performances
                .find(asked.performance())
                .map(terms -> hold(asked, terms))
                .orElseGet(HoldResult.UnknownPerformance::new);
        outcomes.count(result);
        return result;
    }

    private HoldResult hold(HoldSeats asked, PerformanceTerms terms) {
        return switch (asked.wish()) {
            case Wish.Seats(var seats) -> take(new Command.Take(asked, seats), terms);
        };
    }

    private HoldResult take(Command.Take take, PerformanceTerms terms) {
        return soldSeats.refuse(take, terms).orElseGet(() -> inLane(take));
    }

    private HoldResult inLane(Command.Take take) {
        return switch (lanes.ask(take)) {
            case Answer.OfTake(HoldResult result) -> result;
            case Answer.Undecided(var retryAfter) -> new HoldResult.Busy(retryAfter);
            case Answer.OfMove other -> throw wrong(other);
            case Answer.OfExpire other -> throw wrong(other);
        };
    }

    @Override
    public Optional<HoldView> find(HoldId hold) {
        return lookup.find(hold).map(HoldLookup.Found::view);
    }

    @Override
    public MoveResult release(HoldId hold, AccountId account) {
        return move(hold, account, Step.RELEASE);
    }

    @Override
    public MoveResult checkout(HoldId hold, AccountId account) {
        return move(hold, account, Step.CHECKOUT);
    }

    @Override
    public MoveResult capture(HoldId hold, AccountId account) {
        return move(hold, account, Step.CAPTURE);
    }

    @Override
    public MoveResult confirm(HoldId hold, AccountId account) {
        return move(hold, account, Step.CONFIRM);
    }

    @Override
    public MoveResult declined(HoldId hold, AccountId account) {
        return move(hold, account, Step.DECLINE);
    }

    @Override
    public MoveResult cancel(HoldId hold, AccountId account) {
        return move(hold, account, Step.CANCEL);
    }

    /** Looked up before, because only the hold knows whose lane it is in; that never changes. */
    private MoveResult move(HoldId id, AccountId account, Step step) {
        return lookup.find(id)
                .map(HoldLookup.Found::hold)
                .filter(hold -> hold.account().equals(account))
                .map(hold -> move(new Command.Move(id, hold.performance(), account, step)))
                .orElseGet(MoveResult.Unknown::new);
    }

    private MoveResult move(Command.Move move) {
        return switch (lanes.ask(move)) {
            case Answer.OfMove(MoveResult result) -> result;
            case Answer.Undecided(var retryAfter) -> new MoveResult.Busy(retryAfter);
            case Answer.OfTake other -> throw wrong(other);
            case Answer.OfExpire other -> throw wrong(other);
        };
    }

    private static IllegalStateException wrong(Answer answer) {
        return new IllegalStateException("an answer to something else: " + answer);
    }
}
