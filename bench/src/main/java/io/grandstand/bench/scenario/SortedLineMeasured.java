package io.grandstand.bench.scenario;

import io.grandstand.bench.ceiling.HttpCeiling;
import io.grandstand.bench.load.Headers;
import io.grandstand.bench.load.Request;
import io.grandstand.bench.load.Script;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.product.Memory;
import io.grandstand.bench.reference.LineReference;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What REF5 reaches under P4's load.
 *
 * @param redisPerFan bytes
 */
record SortedLineMeasured(double joinsPerSecond, double pollsPerSecond, double redisPerFan) {

    private static final long WARM = 1;
    private static final long MEASURED = 2;
    /** It has no tokens to remember: enough for its code to be compiled. */
    private static final int FANS_TO_WARM_UP = 25_000;

    private static final int CAME = 201;
    private static final int TOLD = 200;
    private static final int POLLS_WARM_UP_SECONDS = 2;

    /** By its id; nothing where it fails under this load. */
    static Map<String, SortedLineMeasured> at(Stage stage) throws InterruptedException {
        try (LineReference.Served line = LineReference.serve(stage.product().stores(), stage.folder())) {
            SortedLineMeasured measured = measure(stage, line);
            stage.say("  %s: %,.0f joins/s, %,.0f polls/s"
                    .formatted(LineReference.ID, measured.joinsPerSecond(), measured.pollsPerSecond()));
            return Map.of(LineReference.ID, measured);
        } catch (RuntimeException e) {
            stage.say("  %s failed: %s".formatted(LineReference.ID, e));
            return Map.of();
        }
    }

    static Map<String, Double> each(
            Map<String, SortedLineMeasured> references, ToDoubleFunction<SortedLineMeasured> figure) {
        Map<String, Double> figures = new HashMap<>();
        references.forEach((id, measured) -> figures.put(id, figure.applyAsDouble(measured)));
        return figures;
    }

    private static SortedLineMeasured measure(Stage stage, LineReference.Served line) throws InterruptedException {
        List<String> fans = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(WaitingInLine.FANS)
                .toList();
        joined(stage, line, WARM, fans.subList(0, FANS_TO_WARM_UP));
        long before = Memory.ofRedis(stage.product().stores());
        Traffic joins = joined(stage, line, MEASURED, fans);
        long after = Memory.ofRedis(stage.product().stores());
        Traffic polls = stage.generator()
                .closed(
                        line.url(),
                        Collections.nCopies(HttpCeiling.CONNECTIONS, polling(fans)),
                        Span.seconds(POLLS_WARM_UP_SECONDS, stage.lengths().reference()));
        line.open(WARM, 0);
        line.open(MEASURED, 0);
        return new SortedLineMeasured(
                joins.perSecond(WaitingInLine.JOIN, CAME),
                polls.perSecond(WaitingInLine.POLL, TOLD),
                (after - before) / (double) WaitingInLine.FANS);
    }

    private static Traffic joined(Stage stage, LineReference.Served line, long number, List<String> fans)
            throws InterruptedException {
        line.open(number, WaitingInLine.LET_IN_PER_SECOND);
        Traffic traffic = WaitingInLine.atOnce(
                stage,
                line.url(),
                new InTurn(fans.stream()
                        .map(fan -> Request.post(
                                WaitingInLine.JOIN, LineReference.Served.path(number, fan), Headers.NONE, ""))
                        .toList()));
        Traffic.Step answers = traffic.step(WaitingInLine.JOIN);
        if (answers.with(CAME) != fans.size()) {
            throw new IllegalStateException("not all have a place: " + answers);
        }
        return traffic;
    }

    /** Each fan asks where they are themselves: nothing else tells them. */
    private static Script polling(List<String> fans) {
        return () -> Request.get(
                WaitingInLine.POLL,
                LineReference.Served.path(
                        MEASURED, fans.get(ThreadLocalRandom.current().nextInt(fans.size()))),
                Headers.NONE);
    }
}
