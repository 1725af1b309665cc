package io.grandstand.bench.audit;

import java.util.List;
import java.util.stream.Stream;

/** What must hold, as statements that find where it does not. The ids are those of the project's list of invariants. */
final class Invariants {

    static final List<Check> ALL = Stream.of(
                    SeatChecks.ALL,
                    HouseChecks.ALL,
                    GiftChecks.ALL,
                    TimeChecks.ALL,
                    MoneyChecks.ALL,
                    CancellationChecks.ALL,
                    RankingChecks.ALL,
                    MoveChecks.ALL,
                    ProgressChecks.ALL)
            .flatMap(List::stream)
            .toList();

    private Invariants() {}
}
