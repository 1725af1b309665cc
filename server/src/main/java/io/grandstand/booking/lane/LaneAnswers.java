package io.grandstand.booking.lane;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HouseResult;
import io.grandstand.booking.LengthenResult;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.domain.Answer;
import io.grandstand.booking.domain.Command;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks a lane and tells its answer in the words of the question. */
@Component
class LaneAnswers {

    private final Lanes lanes;

    LaneAnswers(Lanes lanes) {
        this.lanes = lanes;
    }

    /** Empty, at once, where the lane takes no more. */
    Optional<Begun> take(Command.Take take) {
        return lanes.begin(take).map(answer -> () -> taken(answer.get()));
    }

    private static HoldResult taken(Answer answer) {
        return switch (answer) {
            case Answer.OfTake(HoldResult result) -> result;
            case Answer.Undecided(var retryAfter) -> new HoldResult.Busy(retryAfter);
            case Answer.OfMove other -> throw wrong(other);
            case Answer.OfLengthen other -> throw wrong(other);
            case Answer.OfHouse other -> throw wrong(other);
            case Answer.OfExpire other -> throw wrong(other);
        };
    }

    /** Of a wish that a hold moves on, by whichever command. */
    MoveResult move(Command move) {
        return switch (lanes.ask(move)) {
            case Answer.OfMove(MoveResult result) -> result;
            case Answer.Undecided(var retryAfter) -> new MoveResult.Busy(retryAfter);
            case Answer.OfTake other -> throw wrong(other);
            case Answer.OfLengthen other -> throw wrong(other);
            case Answer.OfHouse other -> throw wrong(other);
            case Answer.OfExpire other -> throw wrong(other);
        };
    }

    LengthenResult lengthen(Command.Lengthen wish) {
        return switch (lanes.ask(wish)) {
            case Answer.OfLengthen(LengthenResult result) -> result;
            case Answer.Undecided(var retryAfter) -> new LengthenResult.Busy(retryAfter);
            case Answer.OfTake other -> throw wrong(other);
            case Answer.OfMove other -> throw wrong(other);
            case Answer.OfHouse other -> throw wrong(other);
            case Answer.OfExpire other -> throw wrong(other);
        };
    }

    /** Of a host's wish, by whichever command. */
    HouseResult house(Command wish) {
        return switch (lanes.ask(wish)) {
            case Answer.OfHouse(HouseResult result) -> result;
            case Answer.Undecided(var retryAfter) -> new HouseResult.Busy(retryAfter);
            case Answer.OfTake other -> throw wrong(other);
            case Answer.OfMove other -> throw wrong(other);
            case Answer.OfLengthen other -> throw wrong(other);
            case Answer.OfExpire other -> throw wrong(other);
        };
    }

    private static IllegalStateException wrong(Answer answer) {
        return new IllegalStateException("an answer to something else: " + answer);
    }
}
