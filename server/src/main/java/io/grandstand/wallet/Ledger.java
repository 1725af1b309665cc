package io.grandstand.wallet;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Won;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of balances and transfers. */
@Repository
class Ledger {

    /** Entries that a page counts to; a history this long is not read to its end. */
    private static final int ENTRIES_COUNTED_MAX = 10_000;

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks what these fans have, in the order of their ids, so that two transfers never wait for each other. */
    Map<AccountId, Won> lock(List<AccountId> fans) {
        String[] ids = fans.stream().map(AccountId::toString).toArray(String[]::new);
        jdbc.sql("""
                insert into wallet.balance (account_id, balance)
                select id, 0 from unnest(cast(:ids as uuid[])) as id order by id
                on conflict do nothing""").param("ids", ids).update();
        return jdbc
                .sql("""
                        select account_id, balance from wallet.balance
                        where account_id = any(cast(:ids as uuid[])) order by account_id for update""")
                .param("ids", ids)
                .query((row, _) -> Map.entry(account(row, "account_id"), new Won(row.getLong("balance"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<Transfer.Known> find(TransferId id) {
        return jdbc.sql("""
                        select kind, from_account, to_account, amount from wallet.transfer where transfer_id = :id
                        union all
                        select null, from_account, to_account, amount from wallet.refused_transfer
                        where transfer_id = :id""")
                .param("id", id.value())
                .query((row, _) -> known(id, row))
                .optional();
    }

    private static Transfer.Known known(TransferId id, ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        AccountId from = account(row, "from_account");
        AccountId to = account(row, "to_account");
        Won amount = new Won(row.getLong("amount"));
        return kind == null
                ? new Transfer.Known.Declined(from, to, amount)
                : new Transfer.Known.Moved(new Transfer(id, TransferKind.valueOf(kind), from, to, amount));
    }

    /** Returns false where another fan's transfer took the id in this very moment. */
    boolean append(Transfer transfer) {
        int rows = jdbc.sql("""
                        insert into wallet.transfer (transfer_id, kind, from_account, to_account, amount)
                        values (:id, :kind, :from, :to, :amount) on conflict do nothing""")
                .param("id", transfer.id().value())
                .param("kind", transfer.kind().name())
                .param("from", transfer.from().value())
                .param("to", transfer.to().value())
                .param("amount", transfer.amount().amount())
                .update();
        if (rows == 0) {
            return false;
        }
        change(transfer.from(), -transfer.amount().amount());
        change(transfer.to(), transfer.amount().amount());
        return true;
    }

    private void change(AccountId account, long by) {
        if (!Transfer.house(account)) {
            expectOne(jdbc.sql("update wallet.balance set balance = balance + :by where account_id = :account")
                    .param("by", by)
                    .param("account", account.value())
                    .update());
        }
    }

    /** Returns as {@link #append}. */
    boolean refuse(Transfer transfer) {
        return jdbc.sql("""
                        insert into wallet.refused_transfer (transfer_id, from_account, to_account, amount)
                        values (:id, :from, :to, :amount) on conflict do nothing""")
                        .param("id", transfer.id().value())
                        .param("from", transfer.from().value())
                        .param("to", transfer.to().value())
                        .param("amount", transfer.amount().amount())
                        .update()
                == 1;
    }

    Won balance(AccountId account) {
        return jdbc.sql("select balance from wallet.balance where account_id = :account")
                .param("account", account.value())
                .query(Long.class)
                .optional()
                .map(Won::new)
                .orElse(Won.ZERO);
    }

    Page<WalletEntry> entries(AccountId account, PageRequest page) {
        List<WalletEntry> items = jdbc.sql("""
                        select transfer_id, kind, amount, at from wallet.entry where account_id = :account
                        order by at desc, transfer_id limit :size offset :offset""")
                .param("account", account.value())
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> new WalletEntry(
                        new TransferId(row.getObject("transfer_id", UUID.class)),
                        TransferKind.valueOf(row.getString("kind")),
                        row.getLong("amount"),
                        row.getTimestamp("at").toInstant()))
                .list();
        long total = jdbc.sql("""
                        select count(*) from (select 1 from wallet.entry where account_id = :account limit :max) as e""")
                .param("account", account.value())
                .param("max", ENTRIES_COUNTED_MAX)
                .query(Long.class)
                .single();
        return new Page<>(items, page.page(), page.size(), total);
    }

    /**
     * Gives many fans the same amount, each once: the transfer's id is made from the fan's.
     *
     * @return how many had not got it before
     */
    int giveOnce(List<AccountId> fans, Won amount, Function<AccountId, TransferId> idOf) {
        return jdbc.sql("""
                        with given as (
                            insert into wallet.transfer (transfer_id, kind, from_account, to_account, amount)
                            select t, 'CHARGE', :mint, fan, :amount
                            from unnest(cast(:transfers as uuid[]), cast(:fans as uuid[])) as g (t, fan) order by fan
                            on conflict do nothing
                            returning to_account, amount)
                        insert into wallet.balance as b (account_id, balance)
                        select to_account, amount from given order by to_account
                        on conflict (account_id) do update set balance = b.balance + excluded.balance""")
                .param("mint", Transfer.MINT.value())
                .param("amount", amount.amount())
                .param(
                        "transfers",
                        fans.stream().map(idOf).map(TransferId::toString).toArray(String[]::new))
                .param("fans", fans.stream().map(AccountId::toString).toArray(String[]::new))
                .update();
    }

    private static AccountId account(ResultSet row, String column) throws SQLException {
        return new AccountId(row.getObject(column, UUID.class));
    }

    private static void expectOne(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("the ledger changed under its lock: " + rows + " rows");
        }
    }
}
