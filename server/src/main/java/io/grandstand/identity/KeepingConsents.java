package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Keeps consents, with their versions and dates. */
@Service
class KeepingConsents implements Consents {

    private final ConsentTable table;
    private final LegalDocuments documents;

    KeepingConsents(ConsentTable table, LegalDocuments documents) {
        this.table = table;
        this.documents = documents;
    }

    @Override
    public List<Consent> of(AccountId account) {
        return table.of(account, LISTED_MAX);
    }

    @Override
    public Result agree(AccountId account, LegalDocument document, String version) {
        String inForce = documents.version(document);
        if (!inForce.equals(version)) {
            return new Result.NotInForce(inForce);
        }
        table.keep(account, document, version);
        return new Result.Agreed();
    }
}
