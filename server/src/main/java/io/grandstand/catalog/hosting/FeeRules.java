package io.grandstand.catalog.hosting;

import io.grandstand.catalog.Fault;
import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.FeeSchedule.Step;
import io.grandstand.catalog.PerformanceDraft.Fee;
import io.grandstand.catalog.PerformanceDraft.Fees;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a schedule of fees must be like; one draft is checked by one of these. */
final class FeeRules {

    private final Fees draft;
    private final List<Fault> faults;

    FeeRules(Fees draft, List<Fault> faults) {
        this.draft = draft;
        this.faults = faults;
    }

    /** What the draft comes to; the usual one where it has faults, which are told. */
    FeeSchedule schedule() {
        int before = faults.size();
        HostText.requiredRange(faults, "cancellation.freeHours", draft.freeHours(), 0, FeeSchedule.FREE_HOURS_MAX);
        if (draft.steps().size() > FeeSchedule.STEPS_MAX) {
            faults.add(new Fault("cancellation.fees", "must be at most " + FeeSchedule.STEPS_MAX));
            return FeeSchedule.DEFAULT;
        }
        for (int i = 0; i < draft.steps().size(); i++) {
            check(i);
        }
        if (faults.size() > before || draft.freeHours() == null) {
            return FeeSchedule.DEFAULT;
        }
        return new FeeSchedule(
                draft.freeHours(), draft.steps().stream().map(FeeRules::step).toList());
    }

    private void check(int index) {
        Fee fee = draft.steps().get(index);
        String path = "cancellation.fees[" + index + "]";
        int before = faults.size();
        HostText.requiredRange(faults, path + ".daysBefore", fee.daysBefore(), 0, Step.DAYS_BEFORE_MAX);
        HostText.requiredRange(faults, path + ".percent", fee.percent(), 0, Step.PERCENT_MAX);
        if (index == 0 || faults.size() > before) {
            return;
        }
        Fee earlier = draft.steps().get(index - 1);
        if (earlier.daysBefore() != null && value(fee.daysBefore()) >= earlier.daysBefore()) {
            faults.add(new Fault(path + ".daysBefore", "must be later than the one before it: fewer days"));
        }
        if (earlier.percent() != null && value(fee.percent()) < earlier.percent()) {
            faults.add(new Fault(path + ".percent", "must not be less than before it"));
        }
    }

    private static Step step(Fee fee) {
        return new Step(value(fee.daysBefore()), value(fee.percent()));
    }

    private static int value(@Nullable Integer checked) {
        return checked == null ? 0 : checked;
    }
}
