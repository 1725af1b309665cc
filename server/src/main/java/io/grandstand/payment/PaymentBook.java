package io.grandstand.payment;

import static io.grandstand.kernel.Columns.texts;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.DueRows;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Rounds;
import io.grandstand.kernel.StoreRounds;
import io.grandstand.kernel.Won;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of payments and of their moves. */
@Repository
class PaymentBook {

    private static final String COLUMNS = """
            payment_id, reference, account_id, method, amount, state, failure, checkout_url, refund_id, given_back, asked, created_at,
            pay_until <= clock_timestamp() as overdue""";

    private final JdbcClient jdbc;
    private final DueRows due;
    private final Patience patience;

    private final Rounds<PaymentId, Optional<Payment>> finding;
    private final Rounds<Step, Optional<Payment>> moving;

    PaymentBook(JdbcClient jdbc, Patience patience, StoreRounds rounds) {
        this.jdbc = jdbc;
        this.due = new DueRows(jdbc, "payment.payment", "payment_id", Patience.STEP_MAX);
        this.patience = patience;
        this.finding = rounds.ofReads(this::findAll);
        this.moving = rounds.of(Step::id, this::moveAll);
    }

    /** Writes the payments and their first moves, but none whose id was used before. */
    List<Payment> insert(List<PreparePayment> all) {
        return jdbc.sql("""
                        with prepared as (
                            insert into payment.payment
                                (payment_id, reference, account_id, method, amount, state, pay_until, step_due)
                            select id, reference, account, method, amount, state, until,
                                clock_timestamp() + make_interval(secs => due)
                            from unnest(cast(:ids as uuid[]), cast(:references as uuid[]), cast(:accounts as uuid[]),
                                cast(:methods as text[]), cast(:amounts as bigint[]), cast(:states as text[]),
                                cast(:until as timestamptz[]), cast(:due as double precision[]))
                                as p (id, reference, account, method, amount, state, until, due)
                            on conflict (payment_id) do nothing
                            returning moves,\s""" + COLUMNS + """
                        ), noted as (
                            insert into payment.payment_move (payment_id, move_no, from_state, to_state, why)
                            select payment_id, moves, null, state, 'PREPARED' from prepared
                        )
                        select * from prepared""")
                .param("ids", texts(all, PreparePayment::id))
                .param("references", texts(all, PreparePayment::reference))
                .param("accounts", texts(all, PreparePayment::account))
                .param("methods", texts(all, PreparePayment::method))
                .param("amounts", texts(all, command -> command.amount().amount()))
                .param("states", texts(all, command -> command.method().first()))
                .param("until", texts(all, PreparePayment::payUntil))
                .param("due", texts(all, command -> due(command.method().first())))
                .query(PaymentBook::payment)
                .list();
    }

    private double due(PaymentState state) {
        return Patience.seconds(patience.in(state));
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
        return moving.ask(new Step(id, from, move, details));
    }

    /** Many of them, each as {@link #move}, answered in their order; only in a transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Optional<Payment>> move(List<Step> all) {
        return moveAll(all);
    }

    /** A move that is to be made, if the payment is where it is expected to be. */
    record Step(PaymentId id, PaymentState from, PaymentMove move, Details details) {

        Step {
            if (!move.legalFrom(from)) {
                throw new IllegalStateException("%s is not legal from %s: payment %s".formatted(move, from, id));
            }
        }

        private String why() {
            PaymentFailure failure = details.failure();
            return failure == null ? move.name() : move.name() + ": " + failure.slug();
        }
    }

    private List<Optional<Payment>> moveAll(List<Step> all) {
        Map<PaymentId, Payment> moved = jdbc
                .sql("""
                        with moved as (
                            update payment.payment p
                            set state = a.to_state, asked = 0, moves = moves + 1, changed_at = clock_timestamp(),
                                failure = a.failed, checkout_url = coalesce(a.url, checkout_url),
                                refund_id = coalesce(a.refund, refund_id),
                                step_due = case
                                    when a.to_state in ('COMPLETED', 'FAILED', 'REFUNDED') then null
                                    when a.to_state = 'AWAITING_PAYER' then pay_until
                                    else clock_timestamp() + make_interval(secs => a.due) end
                            from unnest(cast(:ids as uuid[]), cast(:from as text[]), cast(:to as text[]),
                                cast(:failures as text[]), cast(:urls as text[]), cast(:refunds as uuid[]),
                                cast(:due as double precision[]), cast(:why as text[]))
                                as a (id, from_state, to_state, failed, url, refund, due, why)
                            where p.payment_id = a.id and p.state = a.from_state
                            returning moves, a.from_state, a.why,\s""" + COLUMNS + """
                        ), noted as (
                            insert into payment.payment_move (payment_id, move_no, from_state, to_state, why)
                            select payment_id, moves, from_state, state, why from moved
                        )
                        select * from moved""")
                .param("ids", texts(all, Step::id))
                .param("from", texts(all, Step::from))
                .param("to", texts(all, step -> step.move().to()))
                .param("failures", texts(all, step -> step.details().failure()))
                .param("urls", texts(all, step -> step.details().checkoutUrl()))
                .param("refunds", texts(all, step -> step.details().refundId()))
                .param("due", texts(all, step -> due(step.move().to())))
                .param("why", texts(all, Step::why))
                .query(PaymentBook::payment)
                .list()
                .stream()
                .collect(Collectors.toMap(Payment::id, Function.identity()));
        return all.stream()
                .map(step -> Optional.ofNullable(moved.get(step.id())))
                .toList();
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

    List<PaymentId> claimDue(int paymentsMax) {
        return due.claim(paymentsMax, PaymentId::new);
    }

    Optional<Payment> find(PaymentId id) {
        return finding.ask(id);
    }

    private List<Optional<Payment>> findAll(List<PaymentId> all) {
        Map<PaymentId, Payment> found = jdbc
                .sql("select " + COLUMNS + " from payment.payment where payment_id = any(cast(:ids as uuid[]))")
                .param("ids", texts(all, Function.identity()))
                .query(PaymentBook::payment)
                .list()
                .stream()
                .collect(Collectors.toMap(Payment::id, Function.identity()));
        return all.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
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
