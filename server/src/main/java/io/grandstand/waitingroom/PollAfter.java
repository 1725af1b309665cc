package io.grandstand.waitingroom;

import java.time.Duration;
import java.util.List;

/** How long to wait before asking again, by how many are ahead: the further back, the longer. */
record PollAfter(List<Step> steps) {

    /** Holds for {@code ahead} people ahead and more, up to the next step. */
    record Step(long ahead, Duration after) {}

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofMinutes(5);

    PollAfter {
        steps = List.copyOf(steps);
    }

    static PollAfter in(Phase phase, Duration untilSale) {
        return switch (phase) {
            case OPEN, DRAINING ->
                new PollAfter(List.of(
                        seconds(0, 1), seconds(100, 2), seconds(1_000, 5), seconds(10_000, 10), seconds(100_000, 20)));
            case PAUSED -> new PollAfter(List.of(seconds(0, 3), seconds(1_000, 10)));
            case PREQUEUE ->
                new PollAfter(List.of(
                        seconds(0, untilSale.compareTo(SOON) < 0 ? 2 : untilSale.compareTo(LATER) < 0 ? 5 : 15)));
            case SCHEDULED -> new PollAfter(List.of(seconds(0, 30)));
            case CLOSED -> new PollAfter(List.of(seconds(0, 60)));
        };
    }

    /** Whoever is drawn first is called at once: nobody should hear of it late. */
    static PollAfter drawing() {
        return new PollAfter(List.of(seconds(0, 3)));
    }

    Duration at(long ahead) {
        return steps.reversed().stream()
                .filter(step -> step.ahead() <= ahead)
                .findFirst()
                .orElseGet(steps::getFirst)
                .after();
    }

    private static Step seconds(long ahead, int seconds) {
        return new Step(ahead, Duration.ofSeconds(seconds));
    }
}
