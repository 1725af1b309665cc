package io.grandstand.bench.reference;

import java.util.List;

/** Every reference design, in the order of their ids. */
public final class References {

    public static final List<Reference> ALL = List.of(Design.values());

    private References() {}
}
