package io.grandstand.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

class OneForAllTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int CROWD = 100;

    private final OneForAll one = new OneForAll();
    private final AtomicInteger done = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void nobodyStays() {
        answered.countDown();
        threads.close();
    }

    @Test
    void isDoneOnceForAllWhoComeMeanwhile() throws Exception {
        Future<Boolean> first = first();
        List<Future<Boolean>> crowd = crowd();

        answered.countDown();

        assertThat(first.get()).isTrue();
        for (Future<Boolean> waited : crowd) {
            assertThat(waited.get()).isTrue();
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void isDoneAgainForWhoComesAfterwards() {
        one.doOrAwait(done::incrementAndGet, LONG);
        one.doUnlessUnderWay(done::incrementAndGet);
        one.doOrAwait(done::incrementAndGet, LONG);

        assertThat(done).hasValue(3);
    }

    @Test
    void whoNeedsItSoonDoesNotWaitForWhoIsAtIt() throws Exception {
        Future<Boolean> first = first();

        one.doUnlessUnderWay(done::incrementAndGet);

        assertThat(done).hasValue(0);
        answered.countDown();
        assertThat(first.get()).isTrue();
    }

    @Test
    void itsFailureIsEverybodys() throws Exception {
        Future<Boolean> first = submit(() -> one.doOrAwait(
                () -> {
                    answer();
                    throw new DataAccessResourceFailureException("away");
                },
                LONG));
        begun.await();
        List<Future<Boolean>> crowd = crowd();

        answered.countDown();

        assertThatThrownBy(first::get).hasCauseInstanceOf(DataAccessResourceFailureException.class);
        for (Future<Boolean> waited : crowd) {
            assertThatThrownBy(waited::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(DataAccessResourceFailureException.class);
        }
        assertThat(done).hasValue(0);
        one.doOrAwait(done::incrementAndGet, LONG);
        assertThat(done).hasValue(1);
    }

    @Test
    void nobodyWaitsForLongerThanTheyWould() throws Exception {
        Future<Boolean> first = first();

        assertThatThrownBy(() -> one.doOrAwait(done::incrementAndGet, Duration.ZERO))
                .isInstanceOf(QueryTimeoutException.class);

        answered.countDown();
        assertThat(first.get()).isTrue();
    }

    private Future<Boolean> first() throws InterruptedException {
        Future<Boolean> first = submit(() -> one.doOrAwait(
                () -> {
                    answer();
                    done.incrementAndGet();
                },
                LONG));
        begun.await();
        return first;
    }

    private List<Future<Boolean>> crowd() {
        List<Future<Boolean>> crowd = IntStream.range(0, CROWD)
                .mapToObj(_ -> submit(() -> one.doOrAwait(done::incrementAndGet, LONG)))
                .toList();
        await().until(() -> one.waiting() == CROWD);
        return crowd;
    }

    private Future<Boolean> submit(Runnable call) {
        Callable<Boolean> called = () -> {
            call.run();
            return true;
        };
        return threads.submit(called);
    }

    private void answer() {
        begun.countDown();
        try {
            answered.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
