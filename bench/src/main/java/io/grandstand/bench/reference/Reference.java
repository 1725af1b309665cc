package io.grandstand.bench.reference;

import io.grandstand.bench.product.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A design for holding seats that others chose. It answers one call:
 *
 * <pre>
 * PUT /holds/{uuid}  {"performance":1,"seats":[12,13],"fan":"uuid"}  → 201 held, 409 taken, 503 try again
 * </pre>
 *
 * Its 201 is durable, and it never gives a seat to two.
 */
public interface Reference {

    /** {@code REF1}. */
    String id();

    /** What it does, in one sentence. */
    String design();

    /**
     * Starts its process, and returns when it answers.
     *
     * @param folder for its output; exists
     */
    Served serve(Stores stores, Path folder);

    /** A reference that runs. */
    interface Served extends AutoCloseable {

        URI url();

        ProcessHandle process();

        /** Puts performances 1 to {@code performances} on sale, each of seats 0 to {@code seats} - 1, in place of what was there. */
        void layOut(int performances, int seats);

        /** Seats that more than one hold has, described for people; a design that has any has no figures. */
        List<String> seatsHeldTwice();

        @Override
        void close();
    }
}
