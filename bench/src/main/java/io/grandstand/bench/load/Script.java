package io.grandstand.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of the server. A script of one connection is called by one thread at a time; one that many connections
 * share is called by several.
 */
public interface Script {

    /** The next request; null when there is none any more. */
    @Nullable
    Request next();

    default void answered(Request request, Answer answer) {}

    /** Told of a request that was sent and never answered. */
    default void unanswered(Request request) {}
}
