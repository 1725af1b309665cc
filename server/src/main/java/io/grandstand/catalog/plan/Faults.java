package io.grandstand.catalog.plan;

import io.grandstand.catalog.Fault;
import io.grandstand.catalog.PlanImport.BadPlan;
import java.util.ArrayList;
import java.util.List;

/** What was found wrong so far; counts on when the list is full. */
final class Faults {

    private final List<Fault> listed = new ArrayList<>();
    private int omitted;

    void add(String path, String message) {
        if (listed.size() < BadPlan.FAULTS_MAX) {
            listed.add(new Fault(path, message));
        } else {
            omitted++;
        }
    }

    boolean any() {
        return !listed.isEmpty();
    }

    BadPlan asBadPlan() {
        return new BadPlan(listed, omitted);
    }
}
