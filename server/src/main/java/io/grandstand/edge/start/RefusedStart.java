package io.grandstand.edge.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says on the operator's terminal why a start was refused, and what to do about it, without empty lines between. */
class RefusedStart implements FailureAnalysisReporter {

    /** Its lines reach the operator's terminal, whatever else is logged there. */
    private static final Logger OPERATOR = LoggerFactory.getLogger("grandstand");

    @Override
    public void report(FailureAnalysis analysis) {
        OPERATOR.warn("{}", said(analysis));
    }

    static String said(FailureAnalysis analysis) {
        String action = analysis.getAction() == null ? "" : "\n" + analysis.getAction();
        return (analysis.getDescription() + action).strip().replaceAll("\\R\\s*\\R", "\n");
    }
}
