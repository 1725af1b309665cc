package io.grandstand.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class DueWorkTests {

    private static final String SLOW = "slow";

    private final BlockingQueue<String> due = new LinkedBlockingQueue<>();
    private final List<Integer> leases = new CopyOnWriteArrayList<>();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void keepsNobodyWaitingForOneWhoseAnswerDoesNotCome() {
        due.addAll(List.of(SLOW, "a", "b", "c", "d"));
        try (var work = new DueWork<>("test", 2, this::claim, this::step)) {
            await().untilAsserted(() -> {
                work.begin();
                assertThat(done).containsExactlyInAnyOrder("a", "b", "c", "d");
            });
            answered.countDown();
        }
        assertThat(done).contains(SLOW);
    }

    @Test
    void leasesNoMoreThanItWorksOn() {
        due.addAll(List.of(SLOW, SLOW, SLOW));
        try (var work = new DueWork<>("test", 2, this::claim, this::step)) {
            work.begin();
            work.begin();
            assertThat(leases).containsExactly(2);
            assertThat(due).hasSize(1);
            answered.countDown();
            await().untilAsserted(() -> {
                work.begin();
                assertThat(done).hasSize(3);
            });
        }
    }

    @Test
    void goesOnAfterOneThatFails() {
        due.addAll(List.of("broken", "broken", "a"));
        try (var work = new DueWork<>("test", 1, this::claim, this::step)) {
            await().untilAsserted(() -> {
                work.begin();
                assertThat(done).containsExactly("a");
            });
        }
    }

    private List<String> claim(int max) {
        leases.add(max);
        var claimed = new ArrayList<String>();
        due.drainTo(claimed, max);
        return claimed;
    }

    private void step(String one) {
        if (one.equals("broken")) {
            throw new IllegalStateException(one);
        }
        if (one.equals(SLOW)) {
            await().until(() -> answered.getCount() == 0);
        }
        done.add(one);
    }
}
