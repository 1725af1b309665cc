package io.grandstand.edge.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a few lines which settings are wrong, and where to read about them. */
class FaultySettingsAnalyzer extends AbstractFailureAnalyzer<FaultySettingsException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, FaultySettingsException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set them right; docs/operating/settings.md has every key, with what it may be.",
                cause);
    }
}
