package io.grandstand.kernel;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link Rounds} on the database: each round is one transaction. */
@Component
public class StoreRounds implements DisposableBean {

    /*
     * A sale meets tables that are nearly empty, for which every plan costs the same. A plan is made once and kept, so that it
     * must be one that finds single rows by an index, whatever the tables hold later. And a round ends: a process that is
     * frozen in one must not keep its rows from everybody's.
     */
    private static final String PLANS = """
            select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true),
                set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
                set_config('enable_bitmapscan', 'off', true), set_config('transaction_timeout', '10s', true)""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    /** Platform threads: a round is what a crowd waits for, and should not wait for its turn among the crowd's. */
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("round-", 1).factory());

    StoreRounds(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * @param about what no two questions of a round may have in common: the later one's round comes after the earlier one's
     * @param work runs in a transaction whose plans look rows up by index
     */
    public <Q, A> Rounds<Q, A> of(Function<? super Q, ?> about, Rounds.Work<Q, A> work) {
        return new Rounds<>(threads, this::inTransaction, about, work);
    }

    /** For questions that change nothing: as many about one thing as there are may share a round. */
    public <Q, A> Rounds<Q, A> ofReads(Rounds.Work<Q, A> work) {
        return of(_ -> new Object(), work);
    }

    private <T> T inTransaction(TransactionCallback<T> round) {
        return transactions.execute(status -> {
            jdbc.sql(PLANS).query((row, _) -> row.getString(1)).single();
            return round.doInTransaction(status);
        });
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
