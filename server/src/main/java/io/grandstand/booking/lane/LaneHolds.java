package io.grandstand.booking.lane;

import io.grandstand.booking.CaptureId;
import io.grandstand.booking.ExtensionId;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.Kept;
import io.grandstand.booking.LengthenResult;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.domain.Command;
import io.grandstand.booking.domain.Step;
import io.grandstand.booking.persistence.HoldLookup;
import io.grandstand.booking.persistence.HouseRows;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Holds seats by way of the lanes. */
@Service
class LaneHolds implements SeatHolds {

    private final HoldingSeats holding;
    private final LaneAnswers lanes;
    private final HoldLookup lookup;
    private final OwnersOfHolds owners;
    private final LengtheningHolds lengthening;
    private final HouseRows house;

    LaneHolds(
            HoldingSeats holding,
            LaneAnswers lanes,
            HoldLookup lookup,
            OwnersOfHolds owners,
            LengtheningHolds lengthening,
            HouseRows house) {
        this.holding = holding;
        this.lanes = lanes;
        this.lookup = lookup;
        this.owners = owners;
        this.lengthening = lengthening;
        this.house = house;
    }

    @Override
    public HoldResult hold(HoldSeats asked) {
        return holding.hold(asked);
    }

    @Override
    public Optional<HoldView> find(HoldId hold) {
        return owners.look(hold);
    }

    @Override
    public SortedSet<SeatNo> seatsOf(AccountId account, PerformanceId performance) {
        return lookup.seatsOf(account, performance);
    }

    @Override
    public int placesOf(AccountId account, PerformanceId performance) {
        return lookup.placesOf(account, performance);
    }

    @Override
    public MoveResult release(HoldId hold, AccountId account) {
        return move(hold, account, Step.RELEASE);
    }

    @Override
    public LengthenResult lengthen(HoldId hold, AccountId account, ExtensionId by) {
        return lengthening.lengthen(hold, account, by);
    }

    @Override
    public MoveResult checkout(HoldId hold, AccountId account) {
        return move(hold, account, Step.CHECKOUT);
    }

    @Override
    public MoveResult capture(HoldId hold, AccountId account, CaptureId by) {
        return move(hold, account, Step.CAPTURE, Optional.of(by));
    }

    @Override
    public MoveResult confirm(HoldId hold, AccountId account) {
        return move(hold, account, Step.CONFIRM);
    }

    @Override
    public MoveResult declined(HoldId hold, AccountId account, CaptureId by) {
        return move(hold, account, Step.DECLINE, Optional.of(by));
    }

    @Override
    public MoveResult cancel(HoldId hold, AccountId account, Kept kept) {
        return ask(
                hold,
                account,
                performance -> new Command.Cancel(hold, performance, account, kept, house.givenIn(hold)));
    }

    private MoveResult move(HoldId id, AccountId account, Step step) {
        return move(id, account, step, Optional.empty());
    }

    private MoveResult move(HoldId id, AccountId account, Step step, Optional<CaptureId> by) {
        return ask(id, account, performance -> new Command.Move(id, performance, account, step, by));
    }

    /** Its lane must be known before, and only the hold itself knows that. */
    private MoveResult ask(HoldId id, AccountId account, Function<PerformanceId, Command> wish) {
        return owners.find(id)
                .filter(owner -> owner.account().equals(account))
                .map(owner -> lanes.move(wish.apply(owner.performance())))
                .orElseGet(MoveResult.Unknown::new);
    }
}
