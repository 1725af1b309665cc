package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.time.Instant;
import java.util.List;

/** What somebody agreed to. */
public interface Consents {

    /** There are two documents, and their versions are years apart. */
    int LISTED_MAX = 50;

    /** An agreement to one version of one document. */
    record Consent(LegalDocument document, String version, Instant at) {}

    /** What became of the wish to agree. */
    sealed interface Result {

        record Agreed() implements Result {}

        /** It is another version that counts. */
        record NotInForce(String inForce) implements Result {}
    }

    /** The latest first, at most {@link #LISTED_MAX}. */
    List<Consent> of(AccountId account);

    Result agree(AccountId account, LegalDocument document, String version);
}
