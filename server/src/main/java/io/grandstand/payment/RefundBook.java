package io.grandstand.payment;

import io.grandstand.kernel.DueRows;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Won;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of what goes back of payments in parts. */
@Repository
class RefundBook {

    private static final String COLUMNS = "refund_id, payment_id, amount, state = 'DONE' as done, asked";

    private final JdbcClient jdbc;
    private final DueRows due;
    private final Patience patience;
    private final Ids ids;

    RefundBook(JdbcClient jdbc, Patience patience, Ids ids) {
        this.jdbc = jdbc;
        this.due = new DueRows(jdbc, "payment.refund", "refund_id", Patience.STEP_MAX);
        this.patience = patience;
        this.ids = ids;
    }

    /** Writes it, if with everything else that goes back it is no more than was paid. */
    @Transactional(propagation = Propagation.MANDATORY)
    RefundId insert(PaymentId payment, Won amount) {
        var id = new RefundId(ids.next());
        int rows = jdbc.sql("""
                        with paid as (
                            update payment.payment set to_give_back = to_give_back + :amount
                            where payment_id = :payment and state = 'COMPLETED' and to_give_back + :amount <= amount
                            returning payment_id)
                        insert into payment.refund (refund_id, payment_id, amount, state, step_due)
                        select :id, payment_id, :amount, 'ASKED', clock_timestamp() + make_interval(secs => :due)
                        from paid""")
                .param("id", id.value())
                .param("payment", payment.value())
                .param("amount", amount.amount())
                .param("due", Patience.seconds(Patience.STEP_MAX))
                .update();
        if (rows != 1) {
            throw new IllegalStateException(
                    "payment %s has no %d won left to give back".formatted(payment, amount.amount()));
        }
        return id;
    }

    /** Notes that it has arrived, once: false where that is known. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean done(Refund refund) {
        int rows = jdbc.sql("""
                        with arrived as (
                            update payment.refund set state = 'DONE', step_due = null, done_at = clock_timestamp()
                            where refund_id = :id and state = 'ASKED'
                            returning payment_id, amount)
                        update payment.payment p set given_back = given_back + arrived.amount
                        from arrived where p.payment_id = arrived.payment_id""").param("id", refund.id().value()).update();
        return rows == 1;
    }

    /** Notes that the provider was asked once more in vain, and when to ask again. */
    void askAgainLater(Refund read) {
        int rows = jdbc.sql("""
                        update payment.refund
                        set asked = asked + 1, step_due = clock_timestamp() + make_interval(secs => :due)
                        where refund_id = :id and state = 'ASKED' and asked = :asked""")
                .param("due", Patience.seconds(patience.beforeAsking(read.asked())))
                .param("id", read.id().value())
                .param("asked", read.asked())
                .update();
        if (rows > 1) {
            throw new IllegalStateException("one refund id, several refunds: " + read.id());
        }
    }

    List<RefundId> claimDue(int refundsMax) {
        return due.claim(refundsMax, RefundId::new);
    }

    Optional<Refund> find(RefundId id) {
        return jdbc.sql("select " + COLUMNS + " from payment.refund where refund_id = :id")
                .param("id", id.value())
                .query(RefundBook::refund)
                .optional();
    }

    Refund get(RefundId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no such refund: " + id));
    }

    List<Refund> of(PaymentId payment, int refundsMax) {
        return jdbc.sql("select " + COLUMNS + """
                         from payment.refund where payment_id = :payment
                        order by created_at, refund_id limit :max""")
                .param("payment", payment.value())
                .param("max", refundsMax)
                .query(RefundBook::refund)
                .list();
    }

    private static Refund refund(ResultSet row, int number) throws SQLException {
        return new Refund(
                new RefundId(row.getObject("refund_id", UUID.class)),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                new Won(row.getLong("amount")),
                row.getBoolean("done"),
                row.getInt("asked"));
    }
}
