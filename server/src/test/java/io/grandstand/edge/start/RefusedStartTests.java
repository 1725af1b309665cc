package io.grandstand.edge.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class RefusedStartTests {

    @Test
    void saysWhyAndWhatToDoInAsManyLinesAsThereIsToSay() {
        var refused = new FaultySettingsException(List.of("grandstand.target = nix: unknown target nix"));

        assertThat(RefusedStart.said(new FaultySettingsAnalyzer().analyze(refused, refused)))
                .isEqualTo("""
                        These settings are wrong:
                          grandstand.target = nix: unknown target nix
                        Set them right; docs/operating/settings.md has every key, with what it may be.""");
    }

    @Test
    void leavesOutEmptyLinesOfOthersAndAnActionThatThereIsNot() {
        assertThat(RefusedStart.said(
                        new FailureAnalysis("No:\n\n    Property: a\n\n", null, new IllegalStateException())))
                .isEqualTo("No:\n    Property: a");
    }
}
