package io.grandstand.booking.lane;

import io.grandstand.booking.domain.Answer;
import io.grandstand.booking.domain.Command;
import java.util.concurrent.CompletableFuture;

/** A command in a lane, and where its answer goes. */
record Waiting(Command command, CompletableFuture<Answer> answer) {

    Waiting(Command command) {
        this(command, new CompletableFuture<>());
    }

    /** Nobody waits for it any more. */
    boolean abandoned() {
        return answer.isDone();
    }
}
