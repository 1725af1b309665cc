package io.grandstand.identity;

/** The documents that are in force. */
public interface LegalDocuments {

    /** The version that one agrees to. */
    String version(LegalDocument document);

    LegalText text(LegalDocument document, AccountLanguage language);
}
