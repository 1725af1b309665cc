package io.grandstand.bench.report;

import static io.grandstand.bench.report.Bound.atLeast;
import static io.grandstand.bench.report.Bound.atMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Figure.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureTests {

    private final Figure holds = Figure.most("P1", "holds", 12_000, "holds/s").latency(20, 60);

    @Test
    void aTargetIsMetWhenAllOfItIs() {
        assertThat(holds.floor(atLeast(Of.VALUE, 6_000), atMost(Of.P99, 100)).floorVerdict())
                .isEqualTo(Verdict.MET);
        assertThat(holds.floor(atLeast(Of.VALUE, 6_000), atMost(Of.P99, 50)).floorVerdict())
                .isEqualTo(Verdict.MISSED);
        assertThat(holds.goal(atLeast(Of.VALUE, 20_000), atMost(Of.P99, 100)).goalVerdict())
                .isEqualTo(Verdict.MISSED);
    }

    @Test
    void theLimitItselfIsMet() {
        assertThat(holds.floor(atLeast(Of.VALUE, 12_000)).floorVerdict()).isEqualTo(Verdict.MET);
        assertThat(holds.floor(atMost(Of.P99, 60)).floorVerdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void whatHasNoTargetHasNoVerdict() {
        assertThat(holds.floorVerdict()).isEqualTo(Verdict.NONE);
    }

    @Test
    void whatWasNotMeasuredIsNotMet() {
        assertThat(holds.goal(atLeast(Of.CEILING, 70)).goalVerdict()).isEqualTo(Verdict.MISSED);
        assertThat(Figure.most("P1", "none", Double.NaN, "")
                        .floor(atLeast(Of.VALUE, 0))
                        .floorVerdict())
                .isEqualTo(Verdict.MISSED);
    }

    @Test
    void whatCouldNotBeRunSaysWhyAndMeetsNothing() {
        Figure figure = Figure.notRun("P5", "in a browser", "ms", "there is none");

        assertThat(figure.wasRun()).isFalse();
        assertThat(figure.notes()).containsExactly("NOT RUN: there is none");
        assertThat(Table.number(figure.value())).isEqualTo("NOT RUN");
        assertThat(figure.floor(atMost(Of.VALUE, 500)).floorVerdict()).isEqualTo(Verdict.MISSED);
        assertThat(holds.wasRun()).isTrue();
    }

    @Test
    void theReferenceThatCountsIsTheOneThatIsHardestToBeat() {
        assertThat(holds.references(Map.of("REF1", 3_000.0, "REF2", 4_000.0)).timesReference())
                .hasValueSatisfying(times -> assertThat(times).isEqualTo(3.0));
        assertThat(Figure.least("P2", "one seat", 500, "ms")
                        .references(Map.of("REF1", 4_000.0, "REF3", 2_000.0))
                        .timesReference())
                .hasValueSatisfying(times -> assertThat(times).isEqualTo(4.0));
        assertThat(holds.timesReference()).isEmpty();
    }

    @Test
    void theShareOfTheCeilingIsTheSameWayRoundForTimes() {
        assertThat(holds.ceiling(16_000).ofCeiling()).hasValue(75.0);
        Figure time = Figure.least("P2", "one seat", 440, "ms").ceiling(300);
        assertThat(time.ofCeiling())
                .hasValueSatisfying(percent -> assertThat(percent).isCloseTo(68.18, within(0.01)));
        assertThat(time.goal(atLeast(Of.CEILING, 100 / 1.5)).goalVerdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void severalRunsComeToTheirMedianAndSpread() {
        List<Summary> summaries = Summary.of(List.of(
                List.of(run(10, 5, 100)),
                List.of(run(30, 9, 300), run(1, 1, 1).note("only once")),
                List.of(run(20, 7, 200))));

        assertThat(summaries).hasSize(1);
        Summary summary = summaries.getFirst();
        assertThat(summary.runs()).isEqualTo(4);
        assertThat(summary.least()).isEqualTo(1);
        assertThat(summary.most()).isEqualTo(30);
        assertThat(summary.figure().value()).isEqualTo(20);
        assertThat(summary.figure().p99()).isEqualTo(7);
        assertThat(summary.figure().references()).containsEntry("REF1", 200.0);
    }

    @Test
    void whatOnlyOneOfSeveralRunsComparedItselfWithIsComparedWithAllOfThem() {
        Summary summary = Summary.of(List.of(
                        List.of(run(10, 5, 100)),
                        List.of(run(30, 9, 1).references(Map.of())),
                        List.of(run(20, 7, 1).references(Map.of()))))
                .getFirst();

        assertThat(summary.figure().references()).containsExactly(Map.entry("REF1", 100.0));
    }

    private static Figure run(double value, double p99, double reference) {
        return Figure.most("P1", "holds", value, "holds/s")
                .latency(p99 / 2, p99)
                .references(Map.of("REF1", reference));
    }
}
