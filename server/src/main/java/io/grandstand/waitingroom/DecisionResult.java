package io.grandstand.waitingroom;

/** What a host's decision about a waiting room comes to. */
sealed interface DecisionResult {

    record Decided(RoomView room) implements DecisionResult {}

    /** The sale is over. */
    record Closed() implements DecisionResult {}
}
