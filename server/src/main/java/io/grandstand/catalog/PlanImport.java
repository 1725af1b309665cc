package io.grandstand.catalog;

import java.util.List;

/** What became of a seating plan. */
public sealed interface PlanImport {

    /** What to do with a {@code seat_guid} that occurs again. */
    enum Duplicates {
        REFUSE,
        /** The n-th occurrence gets the suffix {@code ~n}, or the next number that is free. */
        RENAME
    }

    /** A seat whose guid had to change. */
    record Renamed(String path, String from, String to) {}

    record Imported(VenueView venue, SeatingPlan plan, List<Renamed> renamed) implements PlanImport {

        public Imported {
            renamed = List.copyOf(renamed);
        }
    }

    sealed interface Refused extends PlanImport {}

    /** @param omitted faults beyond {@link #FAULTS_MAX}, counted but not listed */
    record BadPlan(List<Fault> faults, int omitted) implements Refused {

        public static final int FAULTS_MAX = 1_000;

        public BadPlan {
            faults = List.copyOf(faults);
        }
    }

    /** It cannot be read at all. */
    record NotJson(String message) implements Refused {}

    /** It is longer than anybody's plan. */
    record TooLong(int bytesMax) implements Refused {}
}
