package io.grandstand.waitingroom;

import java.util.Objects;

/** What a room's watchers are told of it, all of them the same. */
sealed interface RoomNews {

    Message message();

    record Seen(RoomView view, RoomDocument document, Message message) implements RoomNews {

        /** How often somebody is told who has so many ahead: as often as they would ask. */
        long everyMillis(long ahead) {
            long every = 0;
            for (var step : document.pollAfterMs()) {
                if (step.getFirst() <= ahead) {
                    every = step.getLast();
                }
            }
            return every;
        }
    }

    /** Nobody can say at the moment how the line is. */
    record Away(Message message) implements RoomNews {}

    /** Whether this is for everyone at once, and not for each as often as they would ask. */
    default boolean urgentAfter(RoomNews before) {
        return switch (this) {
            case Away _ -> !(before instanceof Away);
            case Seen now ->
                !(before instanceof Seen then)
                        || now.document().phase() != then.document().phase()
                        || now.document().epoch() != then.document().epoch()
                        || now.document().line() != then.document().line()
                        || now.document().seats() != then.document().seats()
                        || !Objects.equals(
                                now.document().draw(), then.document().draw());
        };
    }
}
