package io.grandstand.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.bench.scenario.Lengths;
import io.grandstand.bench.scenario.Scenario;
import io.grandstand.bench.scenario.Scenarios;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTests {

    @Test
    void nothingSaidIsTheShortFormOfEverything() {
        BenchOptions options = BenchOptions.parse(List.of());

        assertThat(options.scenarios()).isEqualTo(Scenarios.USUAL);
        assertThat(options.runs()).isEqualTo(1);
        assertThat(options.lengths()).isEqualTo(Lengths.shortForm());
        assertThat(options.how()).startsWith("Short form");
    }

    @Test
    void someScenariosCanBeDoneProperly() {
        BenchOptions options = BenchOptions.parse(List.of("p1", "P7", "--runs", "3", "--seconds", "45"));

        assertThat(options.scenarios()).extracting(Scenario::id).containsExactly("P1", "P7");
        assertThat(options.runs()).isEqualTo(3);
        assertThat(options.lengths().seconds()).isEqualTo(45);
        assertThat(options.lengths().reference()).isEqualTo(45);
        assertThat(options.how()).contains("3 runs of 45 s");
    }

    @Test
    void killingAndSlowingAreDoneOnlyWhereTheyAreAskedFor() {
        assertThat(BenchOptions.parse(List.of()).scenarios())
                .extracting(Scenario::id)
                .doesNotContain("F1", "W9");
        assertThat(BenchOptions.parse(List.of("f1")).scenarios())
                .extracting(Scenario::id)
                .containsExactly("F1");
    }

    @Test
    void everyScenarioHasItsOwnId() {
        assertThat(Scenarios.ALL).extracting(Scenario::id).doesNotHaveDuplicates();
    }

    @Test
    void runsAloneAreOfAMinute() {
        assertThat(BenchOptions.parse(List.of("--runs", "2")).lengths().seconds())
                .isEqualTo(60);
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertThatThrownBy(() -> BenchOptions.parse(List.of("P99"))).hasMessage("no such scenario: P99");
        assertThatThrownBy(() -> BenchOptions.parse(List.of("--runs"))).hasMessage("--runs needs a value");
        assertThatThrownBy(() -> BenchOptions.parse(List.of("--runs", "many")))
                .hasMessage("--runs needs a number: many");
        assertThatThrownBy(() -> BenchOptions.parse(List.of("--seconds", "0")))
                .hasMessage("--seconds must be from 1 to 600: 0");
    }
}
