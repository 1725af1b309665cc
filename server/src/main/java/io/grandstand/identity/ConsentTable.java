package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Consents as rows; none is ever changed. */
@Repository
class ConsentTable {

    private final JdbcClient jdbc;

    ConsentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a consent; given before, its date stays. */
    void keep(AccountId account, LegalDocument document, String version) {
        jdbc.sql("""
                        insert into identity.consent (account_id, document, version)
                        values (:account, :document, :version) on conflict do nothing
                        """)
                .param("account", account.value())
                .param("document", document.name())
                .param("version", version)
                .update();
    }

    /** The latest first. */
    List<Consents.Consent> of(AccountId account, int consentsMax) {
        return jdbc.sql("""
                        select document, version, at from identity.consent where account_id = :account
                        order by at desc, document limit :max
                        """)
                .param("account", account.value())
                .param("max", consentsMax)
                .query((row, _) -> new Consents.Consent(
                        LegalDocument.valueOf(row.getString("document")),
                        row.getString("version"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
