package io.grandstand.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RoundsTests {

    private static final int CROWD = 50;
    private static final int FIRST = -1;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> rounds = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    /** Doubles what it is asked; the first round ends when it may. */
    private final Rounds<Integer, Integer> doubling = rounds(
            Function.identity(),
            asked -> asked.stream().map(number -> number * 2).toList());

    private Rounds<Integer, Integer> rounds(Function<Integer, ?> about, Rounds.Work<Integer, Integer> work) {
        return new Rounds<>(threads, TransactionOperations.withoutTransaction(), about, asked -> {
            rounds.add(asked);
            if (asked.contains(FIRST)) {
                awaitQuietly(firstMayEnd);
            }
            return work.all(asked);
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void nobodyStays() {
        firstMayEnd.countDown();
        TransactionSynchronizationManager.clear();
        threads.close();
    }

    @Test
    void whoComesAloneIsAnsweredAlone() {
        assertThat(doubling.ask(3)).isEqualTo(6);
        assertThat(doubling.ask(4)).isEqualTo(8);

        assertThat(rounds).containsExactly(List.of(3), List.of(4));
    }

    @Test
    void whoComeWhileARoundIsUnderWayShareTheNextAndEachGetsTheirOwnAnswer() throws Exception {
        List<Future<Integer>> crowd = crowdBehindTheFirst(doubling);

        firstMayEnd.countDown();

        for (int i = 0; i < CROWD; i++) {
            assertThat(crowd.get(i).get()).isEqualTo(i * 2);
        }
        assertThat(rounds).hasSize(2);
        assertThat(rounds.getLast()).hasSize(CROWD);
    }

    @Test
    void whoAsksAboutTheSameSeesWhatCameOfTheOneBefore() throws Exception {
        Rounds<Integer, Integer> same = rounds(_ -> "the same", asked -> asked);
        Future<Integer> first = threads.submit(() -> same.ask(FIRST));
        await().until(() -> rounds.size() == 1);
        Future<Integer> second = threads.submit(() -> same.ask(1));
        Future<Integer> third = threads.submit(() -> same.ask(2));
        await().until(() -> same.waiting() == 2);

        firstMayEnd.countDown();

        assertThat(List.of(first.get(), second.get(), third.get())).containsExactly(FIRST, 1, 2);
        assertThat(rounds).hasSize(3).allSatisfy(round -> assertThat(round).hasSize(1));
    }

    @Test
    void onlyWhoeverCannotBeServedIsToldSo() throws Exception {
        Rounds<Integer, Integer> noSevens = rounds(Function.identity(), asked -> {
            if (asked.contains(7)) {
                throw new DuplicateKeyException("seven");
            }
            return asked;
        });
        List<Future<Integer>> crowd = crowdBehindTheFirst(noSevens);

        firstMayEnd.countDown();

        var told = new ArrayList<Integer>();
        for (Future<Integer> one : crowd) {
            try {
                told.add(one.get());
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(DuplicateKeyException.class);
            }
        }
        assertThat(told).hasSize(CROWD - 1).doesNotContain(7);
    }

    @Test
    void aLockThatDoesNotComeIsWaitedForTwiceAndThenAllThatAreLeftAreTold() throws Exception {
        var locked = new CannotAcquireLockException("locked");
        Rounds<Integer, Integer> behind = rounds(Function.identity(), asked -> {
            if (asked.contains(7)) {
                throw locked;
            }
            return asked;
        });
        List<Future<Integer>> crowd = crowdBehindTheFirst(behind);

        firstMayEnd.countDown();

        var told = new ArrayList<Integer>();
        for (Future<Integer> one : crowd) {
            try {
                told.add(one.get());
            } catch (ExecutionException e) {
                assertThat(e).hasCause(locked);
            }
        }
        assertThat(rounds.stream().filter(round -> round.contains(7))).hasSize(2);
        assertThat(rounds.getLast()).containsExactly(7);
        assertThat(told).hasSizeLessThan(CROWD).doesNotContain(7);
    }

    @Test
    void aStoreOutOfReachIsNotAskedAgainForEach() throws Exception {
        var away = new DataAccessResourceFailureException("away");
        Rounds<Integer, Integer> down = rounds(Function.identity(), asked -> {
            if (asked.contains(FIRST)) {
                return asked;
            }
            throw away;
        });
        List<Future<Integer>> crowd = crowdBehindTheFirst(down);

        firstMayEnd.countDown();

        for (Future<Integer> one : crowd) {
            assertThatThrownBy(one::get).hasCause(away);
        }
        assertThat(rounds).hasSize(2);
    }

    @Test
    void whoGetsNoConnectionIsToldSoAsIfTheyHadAskedAlone() {
        var noConnection = new CannotCreateTransactionException("no connection");
        Rounds<Integer, Integer> none = rounds(Function.identity(), _ -> {
            throw noConnection;
        });

        assertThatThrownBy(() -> none.ask(1)).isSameAs(noConnection);
    }

    @Test
    void whoHasATransactionOpenIsAnsweredInIt() {
        Thread here = Thread.currentThread();
        var in = new ArrayList<Thread>();
        Rounds<Integer, Integer> asking = rounds(Function.identity(), asked -> {
            in.add(Thread.currentThread());
            return asked;
        });
        TransactionSynchronizationManager.setActualTransactionActive(true);

        asking.ask(1);

        assertThat(in).containsExactly(here);
    }

    /** The first is under way and ends when it may; everybody else waits for the next round. */
    private List<Future<Integer>> crowdBehindTheFirst(Rounds<Integer, Integer> asked) {
        Future<Integer> first = threads.submit(() -> asked.ask(FIRST));
        await().until(() -> rounds.size() == 1);
        var crowd = new ArrayList<Future<Integer>>();
        for (int i = 0; i < CROWD; i++) {
            int number = i;
            crowd.add(threads.submit(() -> asked.ask(number)));
        }
        await().until(() -> asked.waiting() == CROWD);
        assertThat(first).isNotDone();
        return crowd;
    }
}
