package io.grandstand.payment.sandbox;

import static io.grandstand.kernel.Columns.texts;

import io.grandstand.kernel.Rounds;
import io.grandstand.kernel.StoreRounds;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private record Opening(UUID charge, long amount) {}

    private record Choosing(UUID charge, SandboxChoice choice) {}

    private final JdbcClient jdbc;
    private final Rounds<UUID, Optional<Charge>> finding;
    private final Rounds<Opening, Boolean> opening;
    private final Rounds<Choosing, Boolean> choosing;
    private final Rounds<UUID, Optional<Charge>> confirming;

    SandboxCompany(JdbcClient jdbc, StoreRounds rounds) {
        this.jdbc = jdbc;
        this.finding = rounds.ofReads(this::findAll);
        this.opening = rounds.of(Opening::charge, this::openAll);
        this.choosing = rounds.of(Choosing::charge, this::chooseAll);
        this.confirming = rounds.of(Function.identity(), this::confirmAll);
    }

    /** The same charge again is the same charge. */
    public void open(UUID charge, long amount) {
        boolean opened = opening.ask(new Opening(charge, amount));
        if (!opened && lookUp(charge).amount() != amount) {
            throw new IllegalStateException("the charge is open for another amount: " + charge);
        }
    }

    private List<Boolean> openAll(List<Opening> all) {
        Set<UUID> opened = jdbc.sql("""
                        insert into payment.sandbox_charge (charge_id, amount, state)
                        select id, amount, 'OPEN'
                        from unnest(cast(:ids as uuid[]), cast(:amounts as bigint[])) as o (id, amount)
                        on conflict do nothing
                        returning charge_id""")
                .param("ids", texts(all, Opening::charge))
                .param("amounts", texts(all, Opening::amount))
                .query((row, _) -> row.getObject("charge_id", UUID.class))
                .set();
        return all.stream().map(one -> opened.contains(one.charge())).toList();
    }

    /** The payer's first choice stands: that one is answered; empty where there is no such charge. */
    public Optional<SandboxChoice> choose(UUID charge, SandboxChoice choice) {
        return choosing.ask(new Choosing(charge, choice))
                ? Optional.of(choice)
                : find(charge).flatMap(Charge::choice);
    }

    private List<Boolean> chooseAll(List<Choosing> all) {
        Set<UUID> chosen = jdbc.sql("""
                        update payment.sandbox_charge c set choice = a.choice
                        from unnest(cast(:ids as uuid[]), cast(:choices as text[])) as a (id, choice)
                        where c.charge_id = a.id and c.choice is null
                        returning c.charge_id""")
                .param("ids", texts(all, Choosing::charge))
                .param("choices", texts(all, Choosing::choice))
                .query((row, _) -> row.getObject("charge_id", UUID.class))
                .set();
        return all.stream().map(one -> chosen.contains(one.charge())).toList();
    }

    /**
     * Takes the money, if its payer said so. What was answered once is answered always.
     *
     * @throws UncheckedIOException where the payer chose that the answer never arrives
     */
    public Charge confirm(UUID charge) {
        Optional<Charge> decided = confirming.ask(charge);
        if (decided.flatMap(Charge::choice).equals(Optional.of(SandboxChoice.LOSE_ANSWER))) {
            throw lostAnswer();
        }
        return decided.orElseGet(() -> lookUp(charge));
    }

    private List<Optional<Charge>> confirmAll(List<UUID> all) {
        Map<UUID, Charge> confirmed = byId(jdbc.sql("""
                        update payment.sandbox_charge
                        set state = case choice when 'DECLINE' then 'DECLINED' else 'TAKEN' end
                        where charge_id = any(cast(:ids as uuid[])) and state = 'OPEN' and choice is not null
                        returning charge_id, amount, choice, state""").param("ids", texts(all, Function.identity())));
        return all.stream().map(id -> Optional.ofNullable(confirmed.get(id))).toList();
    }

    private static Map<UUID, Charge> byId(JdbcClient.StatementSpec charges) {
        return charges.query(SandboxCompany::charge).list().stream()
                .collect(Collectors.toMap(Charge::id, Function.identity()));
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
        return finding.ask(charge);
    }

    private List<Optional<Charge>> findAll(List<UUID> all) {
        Map<UUID, Charge> found = byId(jdbc.sql("""
                        select charge_id, amount, choice, state from payment.sandbox_charge
                        where charge_id = any(cast(:ids as uuid[]))""").param("ids", texts(all, Function.identity())));
        return all.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
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
