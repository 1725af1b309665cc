package io.grandstand.booking.lane;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HouseResult;
import io.grandstand.booking.HouseSeat;
import io.grandstand.booking.HouseSeats;
import io.grandstand.booking.domain.Command;
import io.grandstand.booking.persistence.HouseRows;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Blocks and frees a host's seats by way of the lanes, in pieces that keep no fan waiting. */
@Service
class BlockingSeats implements HouseSeats {

    /** Seats of one command, as the history has them. */
    private static final int PIECE_MAX = 500;

    /** No piece is begun later than this, so that a call lasts no longer than it and what one piece may wait for. */
    private static final Duration BEGIN_MAX = Duration.ofSeconds(10);

    /** More than any venue has. */
    private static final int BLOCKED_MAX = 100_000;

    private final Performances performances;
    private final LaneAnswers lanes;
    private final HouseRows rows;
    private final RetryAfter retryAfter;
    private final Ids ids;

    BlockingSeats(Performances performances, LaneAnswers lanes, HouseRows rows, RetryAfter retryAfter, Ids ids) {
        this.performances = performances;
        this.lanes = lanes;
        this.rows = rows;
        this.retryAfter = retryAfter;
        this.ids = ids;
    }

    @Override
    public HouseResult block(AccountId host, PerformanceId performance, SortedSet<SeatNo> seats, String reason) {
        return inPieces(host, performance, seats, piece -> new Command.Block(name(), performance, host, piece, reason));
    }

    @Override
    public HouseResult free(AccountId host, PerformanceId performance, SortedSet<SeatNo> seats) {
        return inPieces(host, performance, seats, piece -> new Command.Free(name(), performance, host, piece));
    }

    private HoldId name() {
        return new HoldId(ids.next());
    }

    /** What is nobody's, or somebody else's, does not come as far as a lane; which decides by what is true then. */
    private HouseResult inPieces(
            AccountId host,
            PerformanceId performance,
            SortedSet<SeatNo> seats,
            Function<SortedSet<SeatNo>, Command> wish) {
        if (seats.size() > SEATS_MAX) {
            throw new IllegalArgumentException("at most " + SEATS_MAX + " seats at once: " + seats.size());
        }
        if (performances
                .find(performance)
                .map(PerformanceTerms::host)
                .filter(host::equals)
                .isEmpty()) {
            return new HouseResult.UnknownPerformance();
        }
        HouseResult.Done all = HouseResult.Done.nothing();
        List<SeatNo> each = new ArrayList<>(seats);
        long began = System.nanoTime();
        for (int from = 0; from < each.size(); from += PIECE_MAX) {
            if (System.nanoTime() - began > BEGIN_MAX.toNanos()) {
                return new HouseResult.Busy(retryAfter.next());
            }
            var piece = new TreeSet<>(each.subList(from, Math.min(each.size(), from + PIECE_MAX)));
            HouseResult result = lanes.house(wish.apply(piece));
            if (!(result instanceof HouseResult.Done done)) {
                return result;
            }
            all = all.and(done);
        }
        return all;
    }

    @Override
    public List<HouseSeat> of(PerformanceId performance) {
        return rows.of(performance, BLOCKED_MAX);
    }
}
