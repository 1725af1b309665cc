package io.grandstand.payment;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Won;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of payments and of their moves. */
@Repository
class PaymentBook {

    private static final String COLUMNS = """
            payment_id, reference, account_id, method, amount, state, failure, checkout_url, refund_id, given_back, asked, created_at,
            pay_until <= clock_timestamp() as overdue""";

    private final JdbcClient jdbc;
    private final Patience patience;

    PaymentBook(JdbcClient jdbc, Patience patience) {
        this.jdbc = jdbc;
        this.patience = patience;
    }

    /** Writes the payment and its first move; none where its id was used before. */
    Optional<Payment> insert(PreparePayment command) {
        PaymentState first = command.method().first();
        return jdbc.sql("""
                        with prepared as (
                            insert into payment.payment
                                (payment_id, reference, account_id, method, amount, state, pay_until, step_due)
                            values (:id, :reference, :account, :method, :amount, :state, :payUntil,
                                clock_timestamp() + make_interval(secs => :due))
                            on conflict (payment_id) do nothing
                            returning moves,\s""" + COLUMNS + """
                        ), noted as (
                            insert into payment.payment_move (payment_id, move_no, from_state, to_state, why)
                            select payment_id, moves, null, state, 'PREPARED' from prepared
                        )
                        select * from prepared""")
                .param("id", command.id().value())
                .param("reference", command.reference().value())
                .param("account", command.account().value())
                .param("method", command.method().name())
                .param("amount", command.amount().amount())
                .param("state", first.name())
                .param("payUntil", Timestamp.from(command.payUntil()))
                .param("due", Patience.seconds(patience.in(first)))
                .query(PaymentBook::payment)
                .optional();
    }

    /**
     * Makes a move if the payment is still where it was read, and writes it down.
     *
     * @return the payment after it; none where somebody else moved it meanwhile: then it is theirs to go on with
     */
    Optional<Payment> move(Payment read, PaymentMove move, Details details) {
        return move(read.id(), read.state(), move, details);
    }

    /** As the other one, of a payment that was not read but should be there. */
    Optional<Payment> move(PaymentId id, PaymentState from, PaymentMove move, Details details) {
        if (!move.legalFrom(from)) {
            throw new IllegalStateException("%s is not legal from %s: payment %s".formatted(move, from, id));
        }
        PaymentState to = move.to();
        return jdbc.sql("""
                        with moved as (
                            update payment.payment
                            set state = :to, asked = 0, moves = moves + 1, changed_at = clock_timestamp(),
                                failure = :failure, checkout_url = coalesce(:url, checkout_url),
                                refund_id = coalesce(:refund, refund_id),
                                step_due = case
                                    when :to in ('COMPLETED', 'FAILED', 'REFUNDED') then null
                                    when :to = 'AWAITING_PAYER' then pay_until
                                    else clock_timestamp() + make_interval(secs => :due) end
                            where payment_id = :id and state = :from
                            returning moves,\s""" + COLUMNS + """
                        ), noted as (
                            insert into payment.payment_move (payment_id, move_no, from_state, to_state, why)
                            select payment_id, moves, :from, state, :why from moved
                        )
                        select * from moved""")
                .param("to", to.name())
                .param("failure", details.failure == null ? null : details.failure.name())
                .param("url", details.checkoutUrl)
                .param("refund", details.refundId)
                .param("due", Patience.seconds(patience.in(to)))
                .param("id", id.value())
                .param("from", from.name())
                .param("why", details.failure == null ? move.name() : move.name() + ": " + details.failure.slug())
                .query(PaymentBook::payment)
                .optional();
    }

    /** What a move brings with it. */
    record Details(
            @Nullable PaymentFailure failure,
            @Nullable String checkoutUrl,
            @Nullable UUID refundId) {

        static final Details NONE = new Details(null, null, null);

        static Details failed(PaymentFailure failure) {
            return new Details(failure, null, null);
        }

        static Details checkout(String url) {
            return new Details(null, url, null);
        }

        static Details refund(UUID id) {
            return new Details(null, null, id);
        }
    }

    /** Notes that the provider was asked once more in vain, and when to ask again. */
    void askAgainLater(Payment read) {
        int rows = jdbc.sql("""
                        update payment.payment
                        set asked = asked + 1, step_due = clock_timestamp() + make_interval(secs => :due)
                        where payment_id = :id and state = :state and asked = :asked""")
                .param("due", Patience.seconds(patience.beforeAsking(read.asked())))
                .param("id", read.id().value())
                .param("state", read.state().name())
                .param("asked", read.asked())
                .update();
        if (rows > 1) {
            throw new IllegalStateException("one payment id, several payments: " + read.id());
        }
    }

    /** Those that are due, each to be looked after by whoever gets it here; nobody else gets it for a while. */
    List<PaymentId> claimDue(int paymentsMax) {
        return jdbc.sql("""
                        update payment.payment set step_due = clock_timestamp() + make_interval(secs => :again)
                        where payment_id in (
                            select payment_id from payment.payment where step_due <= statement_timestamp()
                            order by step_due limit :max for update skip locked)
                        returning payment_id""")
                .param("again", Patience.seconds(Patience.STEP_MAX))
                .param("max", paymentsMax)
                .query((row, _) -> new PaymentId(row.getObject("payment_id", UUID.class)))
                .list();
    }

    Optional<Payment> find(PaymentId id) {
        return jdbc.sql("select " + COLUMNS + " from payment.payment where payment_id = :id")
                .param("id", id.value())
                .query(PaymentBook::payment)
                .optional();
    }

    Payment get(PaymentId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no such payment: " + id));
    }

    Page<PaymentView> of(AccountId account, PageRequest page) {
        List<PaymentView> items = jdbc.sql("select " + COLUMNS + """
                         from payment.payment where account_id = :account
                        order by created_at desc, payment_id limit :size offset :offset""")
                .param("account", account.value())
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> payment(row, number).view())
                .list();
        long total = jdbc.sql("select count(*) from payment.payment where account_id = :account")
                .param("account", account.value())
                .query(Long.class)
                .single();
        return new Page<>(items, page.page(), page.size(), total);
    }

    private static Payment payment(ResultSet row, int number) throws SQLException {
        return new Payment(
                new PaymentId(row.getObject("payment_id", UUID.class)),
                new PaymentReference(row.getObject("reference", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                PaymentMethod.valueOf(row.getString("method")),
                new Won(row.getLong("amount")),
                PaymentState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("failure")).map(PaymentFailure::valueOf),
                Optional.ofNullable(row.getString("checkout_url")),
                Optional.ofNullable(row.getObject("refund_id", UUID.class)),
                new Won(row.getLong("given_back")),
                row.getInt("asked"),
                row.getBoolean("overdue"),
                row.getTimestamp("created_at").toInstant());
    }
}
