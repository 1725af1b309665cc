package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Columns;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts as rows. */
@Repository
class AccountTable {

    private static final String COLUMNS =
            "account_id, email, nickname, roles, email_confirmed_at is not null as confirmed, password_hash, password_no";

    /**
     * A row that somebody may log in to.
     *
     * @param passwordNo which of its passwords it is, counted from 1; a new form of the same one has its number
     */
    record Row(Account account, String passwordHash, int passwordNo) {}

    /** A row to be. */
    record NewRow(
            AccountId id,
            String email,
            String nickname,
            @Nullable String phone,
            @Nullable LocalDate birthDate,
            String passwordHash,
            Set<AccountRole> roles) {}

    /** {@code fan<number>@grandstand.test}. */
    record DemoFan(int number, AccountId id) {}

    private final JdbcClient jdbc;

    AccountTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> byId(AccountId id) {
        return jdbc.sql("select " + COLUMNS + " from identity.account where account_id = :id")
                .param("id", id.value())
                .query(AccountTable::row)
                .optional();
    }

    List<Row> byIds(Collection<AccountId> ids) {
        return jdbc.sql("select " + COLUMNS + " from identity.account where account_id = any(cast(:ids as uuid[]))")
                .param("ids", Columns.texts(ids, AccountId::value))
                .query(AccountTable::row)
                .list();
    }

    /** Reads an account and keeps others from changing its roles and its password until the transaction ends. */
    Optional<Row> lock(AccountId id) {
        return jdbc.sql("select " + COLUMNS + " from identity.account where account_id = :id for share")
                .param("id", id.value())
                .query(AccountTable::row)
                .optional();
    }

    /** Reads an account that the transaction is going to change. */
    Row lockToChange(AccountId id) {
        return jdbc.sql("select " + COLUMNS + " from identity.account where account_id = :id for no key update")
                .param("id", id.value())
                .query(AccountTable::row)
                .single();
    }

    Optional<Row> byEmail(String email) {
        return jdbc.sql("select " + COLUMNS + " from identity.account where lower(email) = :email")
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .query(AccountTable::row)
                .optional();
    }

    /** Throws {@link org.springframework.dao.DuplicateKeyException} naming the index whose value is taken. */
    void insert(NewRow row) {
        jdbc.sql("""
                        insert into identity.account
                               (account_id, email, nickname, phone, birth_date, password_hash, roles)
                        values (:id, :email, :nickname, :phone, :birthDate, :hash, cast(:roles as text[]))
                        """)
                .param("id", row.id().value())
                .param("email", row.email())
                .param("nickname", row.nickname())
                .param("phone", row.phone())
                .param("birthDate", row.birthDate())
                .param("hash", row.passwordHash())
                .param("roles", names(row.roles()))
                .update();
    }

    /** Keeps the same password in another form, unless it has been changed since this row was read. */
    void renewHash(Row read, String hash) {
        jdbc.sql("update identity.account set password_hash = :hash where account_id = :id and password_no = :no")
                .param("hash", hash)
                .param("id", read.account().id().value())
                .param("no", read.passwordNo())
                .update();
    }

    void changePassword(AccountId id, String hash) {
        int changed = jdbc.sql("""
                        update identity.account set password_hash = :hash, password_no = password_no + 1
                        where account_id = :id
                        """).param("hash", hash).param("id", id.value()).update();
        if (changed != 1) {
            throw new IllegalStateException("passwords changed: " + changed + " of account " + id);
        }
    }

    boolean changeRoles(AccountId id, Set<AccountRole> roles, @Nullable UUID staffOf) {
        return jdbc.sql("""
                                update identity.account set roles = cast(:roles as text[]), host_id = cast(:host as uuid)
                                where account_id = :id
                                """)
                        .param("roles", names(roles))
                        .param("host", staffOf)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    boolean hasAdmin() {
        return jdbc.sql("select exists (select from identity.account where 'ADMIN' = any (roles))")
                .query(Boolean.class)
                .single();
    }

    void chooseLanguage(AccountId id, AccountLanguage language) {
        jdbc.sql("update identity.account set language = :language where account_id = :id")
                .param("language", language.tag())
                .param("id", id.value())
                .update();
    }

    /** For people whose mail nobody reads. */
    void confirmEmail(AccountId id) {
        jdbc.sql("update identity.account set email_confirmed_at = clock_timestamp() where account_id = :id")
                .param("id", id.value())
                .update();
    }

    List<AccountId> demoFans() {
        return jdbc.sql("select account_id from identity.account where demo_fan is not null order by demo_fan")
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those with a number up to {@code fans}: one is missing where somebody else has its nickname. */
    List<DemoFan> demoFansUpTo(int fans) {
        return jdbc.sql("select demo_fan, account_id from identity.account where demo_fan <= :fans order by demo_fan")
                .param("fans", fans)
                .query((row, _) -> new DemoFan(row.getInt(1), new AccountId(row.getObject(2, UUID.class))))
                .list();
    }

    /** Makes the demo's fans that are not there yet, numbered from 1; all share one hash. */
    void insertDemoFans(int fans, String hash) {
        jdbc.sql("""
                        insert into identity.account
                               (account_id, email, nickname, phone, birth_date, password_hash, roles, demo_fan,
                                email_confirmed_at, phone_confirmed_at)
                        select uuidv7(), 'fan' || n || '@grandstand.test', 'fan' || n,
                               '+8210' || lpad(n::text, 8, '0'), date '1990-01-01', :hash, array['FAN'], n,
                               clock_timestamp(), clock_timestamp()
                        from generate_series(1, :fans) n
                        on conflict do nothing
                        """).param("hash", hash).param("fans", fans).update();
    }

    private static String names(Collection<AccountRole> roles) {
        return roles.stream().map(AccountRole::name).sorted().collect(Collectors.joining(",", "{", "}"));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var roles = EnumSet.noneOf(AccountRole.class);
        Array names = row.getArray("roles");
        for (String name : (String[]) names.getArray()) {
            roles.add(AccountRole.valueOf(name));
        }
        var account = new Account(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("email"),
                row.getString("nickname"),
                roles,
                row.getBoolean("confirmed"));
        return new Row(account, row.getString("password_hash"), row.getInt("password_no"));
    }
}
