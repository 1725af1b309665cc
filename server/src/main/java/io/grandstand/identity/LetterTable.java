package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters that are to be written, as rows. */
@Repository
class LetterTable {

    /** What a letter is about. */
    enum Kind {
        NEW_PASSWORD,
        CONFIRM_EMAIL,
        CONFIRM_PHONE
    }

    /**
     * A letter to be written.
     *
     * @param email whose password was forgotten; there may be no such account
     * @param account whom it is for, otherwise
     * @param tries how often it was begun, this time included
     */
    record Due(
            UUID id,
            Kind kind,
            Optional<String> email,
            Optional<AccountId> account,
            AccountLanguage language,
            int tries) {

        /** Without the address: it is logged. */
        @Override
        public String toString() {
            return id.toString();
        }
    }

    private final JdbcClient jdbc;
    private final Ids ids;

    LetterTable(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** To whoever has this address, if anybody has. */
    void addNewPassword(EmailAddress email, AccountLanguage language) {
        jdbc.sql(
                        "insert into identity.letter (letter_id, kind, email, language) values (:id, :kind, :email, :language)")
                .param("id", ids.next())
                .param("kind", Kind.NEW_PASSWORD.name())
                .param("email", email.key())
                .param("language", language.tag())
                .update();
    }

    void add(Kind kind, AccountId account, AccountLanguage language) {
        jdbc.sql("""
                        insert into identity.letter (letter_id, kind, account_id, language)
                        values (:id, :kind, :account, :language)
                        """)
                .param("id", ids.next())
                .param("kind", kind.name())
                .param("account", account.value())
                .param("language", language.tag())
                .update();
    }

    /** Letters that are due, each to be written by whoever gets it here; nobody else gets it for a while. */
    List<Due> claim(int lettersMax, Duration lease) {
        return jdbc.sql("""
                        update identity.letter
                        set due_at = clock_timestamp() + make_interval(secs => :lease), tries = tries + 1
                        where letter_id in (
                            select letter_id from identity.letter where due_at <= statement_timestamp()
                            order by due_at limit :max for update skip locked)
                        returning letter_id, kind, email, account_id, language, tries
                        """)
                .param("lease", lease.toSeconds())
                .param("max", lettersMax)
                .query(LetterTable::due)
                .list();
    }

    void drop(UUID letter) {
        jdbc.sql("delete from identity.letter where letter_id = :id")
                .param("id", letter)
                .update();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getObject("letter_id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getObject("account_id", UUID.class)).map(AccountId::new),
                AccountLanguage.parse(row.getString("language")).orElseThrow(),
                row.getInt("tries"));
    }
}
