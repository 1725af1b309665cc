package io.grandstand.edge.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a few lines what has to be set otherwise. */
class UnsafeSettingsAnalyzer extends AbstractFailureAnalyzer<UnsafeSettingsException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnsafeSettingsException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Change these settings, or run without --production.", cause);
    }
}
