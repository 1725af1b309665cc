package io.grandstand.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.kernel.Ids;
import io.grandstand.testing.GrandstandTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GrandstandTest
class InboxIT {

    @Autowired
    Inbox inbox;

    @Autowired
    Ids ids;

    @Test
    void runsAnEffectOnceForEachConsumer() {
        var event = ids.next();
        var effects = new AtomicInteger();
        assertThat(inbox.once("inbox-test.a", event, effects::incrementAndGet)).isTrue();
        assertThat(inbox.once("inbox-test.a", event, effects::incrementAndGet)).isFalse();
        assertThat(inbox.once("inbox-test.b", event, effects::incrementAndGet)).isTrue();
        assertThat(effects).hasValue(2);
    }

    @Test
    void runsAnEffectForThoseOfManyThatAreNew() {
        var known = ids.next();
        var fresh = ids.next();
        var effects = new ArrayList<Set<UUID>>();
        inbox.once("inbox-test.a", known, () -> {});

        inbox.onceForEach("inbox-test.a", List.of(fresh, known, fresh), effects::add);
        inbox.onceForEach("inbox-test.a", List.of(known, fresh), effects::add);
        inbox.onceForEach("inbox-test.a", List.of(), effects::add);

        assertThat(effects).containsExactly(Set.of(fresh));
    }

    @Test
    void forgetsTheMarkWhenTheEffectFails() {
        var event = ids.next();
        assertThatThrownBy(() -> inbox.once("inbox-test.a", event, () -> {
                    throw new IllegalArgumentException("not today");
                }))
                .hasMessage("not today");
        assertThat(inbox.once("inbox-test.a", event, () -> {})).isTrue();
    }

    @Test
    void runsAnEffectOnceWhenTheSameEventArrivesTwentyTimesAtOnce() throws Exception {
        var event = ids.next();
        var effects = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 20)
                    .mapToObj(n -> threads.submit(() -> inbox.once("inbox-test.a", event, effects::incrementAndGet)))
                    .toList();
            for (var one : all) {
                one.get(20, TimeUnit.SECONDS);
            }
        }
        assertThat(effects).hasValue(1);
    }
}
