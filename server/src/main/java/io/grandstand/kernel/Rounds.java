package io.grandstand.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What many ask of a store, done in rounds: while one is under way the next one gathers. A crowd costs the store a statement
 * and a commit for dozens of them, and whoever comes alone waits for nobody.
 *
 * <p>A round is all or nothing. Where one of several could not be carried out, nothing of that round was, and each that was
 * asked in it is asked again alone: only whoever cannot be served is told so. Where the store itself could not be reached,
 * or a lock does not come for one of them alone either, all that are left are told at once.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class Rounds<Q, A> {

    /** Answers all of them in their order, or fails and leaves nothing behind. */
    @FunctionalInterface
    public interface Work<Q, A> {
        List<A> all(List<Q> asked);
    }

    /** Longer rounds make the first of them wait, and save next to nothing more. */
    private static final int ROUND_MAX = 64;

    /** More than any process serves at once. */
    private static final int WAITING_MAX = 20_000;

    /** A round waits for a connection, and for locks: for each five seconds at most, twice if it has to be asked again. */
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(20);

    private record Waiting<Q, A>(Q asked, Object about, CompletableFuture<A> answer) {}

    private final Executor executor;
    private final TransactionOperations transactions;
    private final Function<? super Q, ?> about;
    private final Work<Q, A> work;
    private final LinkedBlockingQueue<Waiting<Q, A>> queue = new LinkedBlockingQueue<>(WAITING_MAX);
    private final AtomicBoolean underWay = new AtomicBoolean();

    /**
     * @param executor runs the rounds, one after the other
     * @param transactions in which each of them is carried out
     */
    Rounds(Executor executor, TransactionOperations transactions, Function<? super Q, ?> about, Work<Q, A> work) {
        this.executor = executor;
        this.transactions = transactions;
        this.about = about;
        this.work = work;
    }

    /**
     * Waits for the answer of the next round. Whoever has a transaction open is answered in it, at once and alone.
     *
     * @throws DataAccessException what the store says; {@link QueryTimeoutException} where it says nothing in time, and the
     *     outcome is open
     */
    public A ask(Q question) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.all(List.of(question)).getFirst();
        }
        var waiting = new Waiting<Q, A>(question, about.apply(question), new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new DataAccessResourceFailureException("more than " + WAITING_MAX + " wait");
        }
        try {
            begin();
        } catch (RuntimeException | Error noThread) {
            waiting.answer().cancel(false);
            throw new DataAccessResourceFailureException("no round can be begun", noThread);
        }
        return await(waiting.answer());
    }

    /** How many wait for the next round. */
    public int waiting() {
        return queue.size();
    }

    private void begin() {
        if (!queue.isEmpty() && underWay.compareAndSet(false, true)) {
            try {
                executor.execute(this::rounds);
            } catch (RuntimeException | Error noThread) {
                // Whoever comes next tries again.
                underWay.set(false);
                throw noThread;
            }
        }
    }

    private void rounds() {
        try {
            for (List<Waiting<Q, A>> round = gather(); !round.isEmpty(); round = gather()) {
                run(round);
            }
        } finally {
            underWay.set(false);
        }
        // For whoever came after the last look and before that.
        begin();
    }

    /** Up to the first that asks about what this round is about already: it is to see what comes of that. */
    private List<Waiting<Q, A>> gather() {
        var round = new ArrayList<Waiting<Q, A>>();
        var known = new HashSet<Object>();
        for (Waiting<Q, A> next = queue.peek();
                next != null && round.size() < ROUND_MAX && known.add(next.about());
                next = queue.peek()) {
            round.add(queue.remove());
        }
        return round;
    }

    private void run(List<Waiting<Q, A>> round) {
        // Whoever gave up waiting is told nothing any more.
        List<Waiting<Q, A>> present =
                round.stream().filter(waiting -> !waiting.answer().isDone()).toList();
        try {
            answer(present);
        } catch (RuntimeException | Error failure) {
            if (present.size() == 1 || isForAll(failure)) {
                tell(present, failure);
            } else {
                runAlone(present);
            }
        }
    }

    /** Each for itself, until one of them meets what the others would meet as well. */
    private void runAlone(List<Waiting<Q, A>> round) {
        for (int i = 0; i < round.size(); i++) {
            try {
                if (!round.get(i).answer().isDone()) {
                    answer(List.of(round.get(i)));
                }
            } catch (RuntimeException | Error failure) {
                boolean others = failure instanceof TransientDataAccessException || isForAll(failure);
                tell(round.subList(i, others ? round.size() : i + 1), failure);
                if (others) {
                    return;
                }
            }
        }
    }

    private void answer(List<Waiting<Q, A>> round) {
        if (round.isEmpty()) {
            return;
        }
        List<Q> asked = round.stream().map(Waiting::asked).toList();
        List<A> answers = inTransaction(asked);
        for (int i = 0; i < round.size(); i++) {
            round.get(i).answer().complete(answers.get(i));
        }
    }

    /** A transaction that cannot even be ended is one whose store is away: how it failed is what the driver makes of that. */
    private List<A> inTransaction(List<Q> asked) {
        try {
            return transactions.execute(_ -> work.all(asked));
        } catch (TransactionSystemException e) {
            throw new DataAccessResourceFailureException("a round could not be ended", e);
        }
    }

    private void tell(List<Waiting<Q, A>> round, Throwable failure) {
        round.forEach(waiting -> waiting.answer().completeExceptionally(failure));
    }

    private static boolean isForAll(Throwable failure) {
        return failure instanceof Error
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException;
    }

    private A await(CompletableFuture<A> answer) {
        try {
            return said(answer, ANSWER_WAIT_MAX);
        } catch (TimeoutException e) {
            return unlessSaidMeanwhile(answer, new QueryTimeoutException("no answer within " + ANSWER_WAIT_MAX, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unlessSaidMeanwhile(answer, new QueryTimeoutException("interrupted while waiting for an answer", e));
        }
    }

    private static <A> A said(CompletableFuture<A> answer, Duration waitMax)
            throws InterruptedException, TimeoutException {
        try {
            return answer.get(waitMax.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException said ? said : new IllegalStateException(e.getCause());
        }
    }

    /** Whoever gives up is not asked for any more. */
    private static <A> A unlessSaidMeanwhile(CompletableFuture<A> answer, QueryTimeoutException givenUp) {
        if (answer.cancel(false) || answer.isCompletedExceptionally()) {
            throw givenUp;
        }
        return answer.join();
    }
}
