package io.grandstand.catalog;

import java.util.List;

/** What became of something that a host wanted to make, change or delete. */
public sealed interface HostResult<T> {

    record Done<T>(T value) implements HostResult<T> {}

    /** Something is wrong with it; all that is, at once. */
    record Faulty<T>(List<Fault> faults) implements HostResult<T> {

        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /** There is none, or it is somebody else's. */
    record Unknown<T>() implements HostResult<T> {}

    /** Seats of it are held, or were sold or given away. */
    record AlreadySold<T>() implements HostResult<T> {}

    /** Something else is built on it: a show at the venue, a performance of the show. */
    record InUse<T>() implements HostResult<T> {}
}
