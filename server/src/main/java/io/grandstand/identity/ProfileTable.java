package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an account's owner sees and changes of its row. */
@Repository
class ProfileTable {

    private static final String COLUMNS = """
            account_id, email, email_confirmed_at is not null as email_confirmed, nickname, phone,
            phone_confirmed_at is not null as phone_confirmed, birth_date, language""";

    private final JdbcClient jdbc;

    ProfileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Profile> find(AccountId id) {
        return jdbc.sql("select " + COLUMNS + " from identity.account where account_id = :id")
                .param("id", id.value())
                .query(ProfileTable::profile)
                .optional();
    }

    Optional<Profile> findByEmail(String email) {
        return jdbc.sql("select " + COLUMNS + " from identity.account where lower(email) = :email")
                .param("email", email.toLowerCase(Locale.ROOT))
                .query(ProfileTable::profile)
                .optional();
    }

    /** Those who have chosen a language. */
    Map<AccountId, AccountLanguage> languages(Collection<AccountId> accounts) {
        return jdbc
                .sql(
                        "select account_id, language from identity.account where account_id = any (:ids) and language is not null")
                .param("ids", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .query((row, _) -> Map.entry(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        AccountLanguage.parse(row.getString("language")).orElseThrow()))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void confirmEmail(AccountId id) {
        jdbc.sql("""
                        update identity.account set email_confirmed_at = coalesce(email_confirmed_at, clock_timestamp())
                        where account_id = :id
                        """).param("id", id.value()).update();
    }

    void confirmPhone(AccountId id) {
        jdbc.sql("""
                        update identity.account set phone_confirmed_at = coalesce(phone_confirmed_at, clock_timestamp())
                        where account_id = :id and phone is not null
                        """).param("id", id.value()).update();
    }

    /**
     * Throws {@link org.springframework.dao.DuplicateKeyException} naming the index whose value is taken. Another number is
     * one that nobody has confirmed.
     *
     * @return whether the number is another one than before
     */
    boolean change(AccountId id, Nickname nickname, PhoneNumber phone, AccountLanguage language) {
        return jdbc.sql("""
                        with before as (
                            select account_id, phone from identity.account where account_id = :id for update)
                        update identity.account a
                        set nickname = :nickname, phone = :phone, language = :language,
                            phone_confirmed_at =
                                case when before.phone = :phone then a.phone_confirmed_at else null end
                        from before where a.account_id = before.account_id
                        returning before.phone is distinct from :phone
                        """)
                .param("id", id.value())
                .param("nickname", nickname.text())
                .param("phone", phone.international())
                .param("language", language.tag())
                .query(Boolean.class)
                .single();
    }

    private static Profile profile(ResultSet row, int number) throws SQLException {
        return new Profile(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("email"),
                row.getBoolean("email_confirmed"),
                row.getString("nickname"),
                Optional.ofNullable(row.getString("phone")).map(PhoneNumber::new),
                row.getBoolean("phone_confirmed"),
                Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
                AccountLanguage.parse(row.getString("language")));
    }
}
