package io.grandstand.payment.sandbox;

import java.io.UncheckedIOException;
import java.net.SocketException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The company's counter: charges are opened, chosen about by their payer, confirmed, looked up and given back. */
@Service
@SandboxOnly
public class SandboxCompany {

    public enum State {
        OPEN,
        TAKEN,
        DECLINED,
        REFUNDED
    }

    public record Charge(UUID id, long amount, String currency, Optional<SandboxChoice> choice, State state) {}

    private final JdbcClient jdbc;

    SandboxCompany(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same charge again is the same charge. */
    public void open(UUID charge, long amount) {
        int opened = jdbc.sql("""
                        insert into payment.sandbox_charge (charge_id, amount, state) values (:id, :amount, 'OPEN')
                        on conflict do nothing""").param("id", charge).param("amount", amount).update();
        if (opened == 0 && lookUp(charge).amount() != amount) {
            throw new IllegalStateException("the charge is open for another amount: " + charge);
        }
    }

    /** The payer's first choice stands: that one is answered; empty where there is no such charge. */
    public Optional<SandboxChoice> choose(UUID charge, SandboxChoice choice) {
        int first = jdbc.sql(
                        "update payment.sandbox_charge set choice = :choice where charge_id = :id and choice is null")
                .param("choice", choice.name())
                .param("id", charge)
                .update();
        return first == 1 ? Optional.of(choice) : find(charge).flatMap(Charge::choice);
    }

    /**
     * Takes the money, if its payer said so. What was answered once is answered always.
     *
     * @throws UncheckedIOException where the payer chose that the answer never arrives
     */
    public Charge confirm(UUID charge) {
        Optional<Charge> decided =
                jdbc.sql("""
                        update payment.sandbox_charge
                        set state = case choice when 'DECLINE' then 'DECLINED' else 'TAKEN' end
                        where charge_id = :id and state = 'OPEN' and choice is not null
                        returning charge_id, amount, choice, state""").param("id", charge).query(SandboxCompany::charge).optional();
        if (decided.flatMap(Charge::choice).equals(Optional.of(SandboxChoice.LOSE_ANSWER))) {
            throw lostAnswer();
        }
        return decided.orElseGet(() -> lookUp(charge));
    }

    public Charge lookUp(UUID charge) {
        return find(charge).orElseThrow(() -> new IllegalStateException("no such charge: " + charge));
    }

    /**
     * Gives money back, no more in all than was taken; the same refund again is the same refund.
     *
     * @throws UncheckedIOException where the payer chose that the answer never arrives
     */
    public void refund(UUID charge, UUID refund, long amount) {
        Optional<Charge> first = jdbc.sql("""
                        with given as (
                            update payment.sandbox_charge
                            set given_back = given_back + :amount, refund_id = :refund,
                                state = case when given_back + :amount = amount then 'REFUNDED' else state end
                            where charge_id = :id and state = 'TAKEN' and given_back + :amount <= amount
                              and not exists (select from payment.sandbox_refund where refund_id = :refund)
                            returning charge_id, amount, choice, state
                        ), noted as (
                            insert into payment.sandbox_refund (refund_id, charge_id, amount)
                            select :refund, charge_id, :amount from given)
                        select * from given""")
                .param("id", charge)
                .param("refund", refund)
                .param("amount", amount)
                .query(SandboxCompany::charge)
                .optional();
        if (first.flatMap(Charge::choice).equals(Optional.of(SandboxChoice.LOSE_ANSWER))) {
            throw lostAnswer();
        }
        if (first.isEmpty() && !known(charge, refund, amount)) {
            throw new IllegalStateException("there is nothing to give back: " + charge);
        }
    }

    /** Or given back by a process of before there were refunds in parts. */
    private boolean known(UUID charge, UUID refund, long amount) {
        return jdbc.sql("""
                        select exists (
                            select from payment.sandbox_refund
                            where refund_id = :refund and charge_id = :id and amount = :amount
                            union all
                            select from payment.sandbox_charge
                            where refund_id = :refund and charge_id = :id and amount = :amount and state = 'REFUNDED')""")
                .param("id", charge)
                .param("refund", refund)
                .param("amount", amount)
                .query(Boolean.class)
                .single();
    }

    private static UncheckedIOException lostAnswer() {
        return new UncheckedIOException(new SocketException("Connection reset"));
    }

    private Optional<Charge> find(UUID charge) {
        return jdbc.sql("select charge_id, amount, choice, state from payment.sandbox_charge where charge_id = :id")
                .param("id", charge)
                .query(SandboxCompany::charge)
                .optional();
    }

    private static Charge charge(ResultSet row, int number) throws SQLException {
        return new Charge(
                row.getObject("charge_id", UUID.class),
                row.getLong("amount"),
                "KRW",
                Optional.ofNullable(row.getString("choice")).map(SandboxChoice::valueOf),
                State.valueOf(row.getString("state")));
    }
}
