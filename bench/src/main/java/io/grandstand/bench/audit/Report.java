package io.grandstand.bench.audit;

import java.util.List;

/** Everything that an audit found, a finding for each check. */
public record Report(List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    public boolean clean() {
        return findings.stream().allMatch(Finding::holds);
    }

    /** A line for each check, and one for each violation that is shown. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Finding finding : findings) {
            text.append("%-9s %-3s %s%n"
                    .formatted(finding.holds() ? "holds" : "VIOLATED", finding.invariant(), finding.sentence()));
            finding.violations()
                    .forEach(violation ->
                            text.append("              ").append(violation).append('\n'));
            if (finding.count() > finding.violations().size()) {
                text.append("              and ")
                        .append(finding.count() - finding.violations().size())
                        .append(" more\n");
            }
        }
        long violated = findings.stream().filter(finding -> !finding.holds()).count();
        text.append(violated == 0 ? "Clean." : violated + " of " + findings.size() + " checks are violated.");
        return text.toString();
    }
}
