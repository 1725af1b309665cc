package io.grandstand.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of load.
 *
 * @param measured from the end of the warm-up until the last answer that is counted
 * @param givenUp arrivals whose patience ended before a connection was free for them
 * @param generatorCpu what the generator's own process took in that time
 */
public record Traffic(Duration measured, Map<String, Step> steps, long givenUp, Duration generatorCpu) {

    /**
     * The calls of one kind.
     *
     * @param latency of answers, whatever they said; of the open loop from when they were meant to be asked
     * @param statuses how many answers had each status
     * @param unanswered sent, and never answered
     */
    public record Step(Latency latency, Map<Integer, Long> statuses, long unanswered) {

        public Step {
            statuses = Map.copyOf(statuses);
        }

        Step plus(Step other) {
            var both = new Latency();
            both.add(latency);
            both.add(other.latency);
            Map<Integer, Long> sums = new TreeMap<>(statuses);
            other.statuses.forEach((status, count) -> sums.merge(status, count, Long::sum));
            return new Step(both, sums, unanswered + other.unanswered);
        }

        public long answers() {
            return statuses.values().stream().mapToLong(Long::longValue).sum();
        }

        public long with(int status) {
            return statuses.getOrDefault(status, 0L);
        }

        @Override
        public String toString() {
            return new TreeMap<>(statuses) + (unanswered == 0 ? "" : " unanswered " + unanswered);
        }
    }

    public static final Traffic NONE = new Traffic(Duration.ZERO, Map.of(), 0, Duration.ZERO);

    public Traffic {
        steps = Map.copyOf(steps);
    }

    /** Of two loads, one after the other. */
    public Traffic plus(Traffic next) {
        Map<String, Step> both = new TreeMap<>(steps);
        next.steps.forEach((name, step) -> both.merge(name, step, Step::plus));
        return new Traffic(
                measured.plus(next.measured), both, givenUp + next.givenUp, generatorCpu.plus(next.generatorCpu));
    }

    public Step step(String name) {
        return steps.getOrDefault(name, new Step(new Latency(), Map.of(), 0));
    }

    public double seconds() {
        return Math.max(1, measured.toNanos()) / 1e9;
    }

    /** Answers with this status in a second. */
    public double perSecond(String step, int status) {
        return step(step).with(status) / seconds();
    }

    public double perSecond(String step) {
        return step(step).answers() / seconds();
    }
}
