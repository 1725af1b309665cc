package io.grandstand.booking.persistence;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.domain.Receipt;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Columns;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Why wishes that were decided later were refused, for a while. */
@Repository
public class Refusals {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Refusals(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Optional<String> find(Receipt receipt) {
        return indexed(() -> jdbc.sql("""
                        select reason from booking.refusal where hold_id = ? and account_id = ? and asked_at = ?""")
                .param(receipt.hold().value())
                .param(receipt.account().value())
                .param(OffsetDateTime.ofInstant(receipt.askedAt(), ZoneOffset.UTC))
                .query(String.class)
                .optional());
    }

    /** Those among them that were refused before, and why. */
    public Map<Receipt, String> among(List<Receipt> receipts) {
        if (receipts.isEmpty()) {
            return Map.of();
        }
        return indexed(() -> jdbc
                .sql("""
                        select a.performance_id, r.hold_id, r.account_id, r.asked_at, r.reason
                        from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::bigint[])
                             as a (hold_id, account_id, asked_at, performance_id)
                        cross join lateral (
                            select * from booking.refusal f
                            where f.hold_id = a.hold_id and f.account_id = a.account_id and f.asked_at = a.asked_at
                            offset 0) r""")
                .param(Columns.texts(receipts, receipt -> receipt.hold().value()))
                .param(Columns.texts(receipts, receipt -> receipt.account().value()))
                .param(Columns.texts(receipts, Receipt::askedAt))
                .param(Columns.longs(receipts, receipt -> receipt.performance().value()))
                .query((row, _) -> Map.entry(
                        new Receipt(
                                new HoldId(Columns.uuid(row, "hold_id")),
                                new PerformanceId(row.getLong("performance_id")),
                                new AccountId(Columns.uuid(row, "account_id")),
                                Columns.instant(row, "asked_at")),
                        row.getString("reason")))
                .list()
                .stream()
                .distinct()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** What was refused before stays as it was told. */
    public void add(Map<Receipt, String> refused) {
        if (refused.isEmpty()) {
            return;
        }
        var receipts = List.copyOf(refused.keySet());
        int added = jdbc.sql("""
                        insert into booking.refusal (hold_id, account_id, asked_at, reason)
                        select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[])
                        on conflict do nothing""")
                .param(Columns.texts(receipts, receipt -> receipt.hold().value()))
                .param(Columns.texts(receipts, receipt -> receipt.account().value()))
                .param(Columns.texts(receipts, Receipt::askedAt))
                .param(Columns.texts(receipts, refused::get))
                .update();
        if (added > refused.size()) {
            throw new IllegalStateException("added " + added + " of " + refused.size() + " refusals");
        }
    }

    /** @return how many were forgotten; as many as the limit where there are more */
    public int forget(Duration kept, int refusalsMax) {
        return indexed(
                () -> jdbc.sql("""
                        delete from booking.refusal where ctid = any(array(
                            select ctid from booking.refusal
                            where refused_at < (select clock_timestamp() - make_interval(secs => ?))
                            order by refused_at limit ?))""").param(kept.toSeconds()).param(refusalsMax).update());
    }

    /**
     * By an index, whatever the table holds: it is empty before every opening, and a plan that was kept from then would
     * read all of it for each of those who ask.
     */
    private <T> T indexed(Supplier<T> statement) {
        return transaction.execute(status -> {
            jdbc.sql("select set_config('enable_seqscan', 'off', true)")
                    .query(String.class)
                    .single();
            return statement.get();
        });
    }
}
