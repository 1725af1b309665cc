package io.grandstand.site;

import io.grandstand.identity.AccountLanguage;
import io.grandstand.identity.Consents;
import io.grandstand.identity.LegalDocument;
import io.grandstand.identity.LegalDocuments;
import io.grandstand.identity.PhoneNumber;
import io.grandstand.identity.Profile;
import io.grandstand.identity.Profiles;
import io.grandstand.identity.Sessions;
import io.grandstand.kernel.AccountId;
import io.grandstand.site.view.AccountPage;
import io.grandstand.site.view.AccountPage.Agreement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the page about one's account shows. */
@Component
class OwnAccount {

    /** What the page can say was just done; the ending of its words' key. */
    private static final Set<String> DONE =
            Set.of("email-sent", "phone-sent", "phone-confirmed", "profile", "password", "agreed");

    private final Profiles profiles;
    private final Sessions sessions;
    private final Consents consents;
    private final LegalDocuments documents;

    OwnAccount(Profiles profiles, Sessions sessions, Consents consents, LegalDocuments documents) {
        this.profiles = profiles;
        this.sessions = sessions;
        this.consents = consents;
        this.documents = documents;
    }

    /**
     * The page of an account.
     *
     * @param sid the session that looks
     * @param done what was just done
     * @param wrong the key of what is wrong with a code that was typed
     * @param triesLeft how often another one may be typed
     */
    Optional<AccountPage> page(
            AccountId account, @Nullable String sid, @Nullable String done, @Nullable String wrong, int triesLeft) {
        return profiles.find(account)
                .map(profile ->
                        page(profile, sid, done != null && DONE.contains(done) ? done : null, wrong, triesLeft));
    }

    private AccountPage page(
            Profile profile, @Nullable String sid, @Nullable String done, @Nullable String wrong, int triesLeft) {
        return new AccountPage(
                profile.email(),
                profile.emailConfirmed(),
                profile.nickname(),
                profile.phone().map(PhoneNumber::domestic).orElse(null),
                profile.phoneConfirmed(),
                profile.birthDate().orElse(null),
                profile.language().map(AccountLanguage::tag).orElse(null),
                sessions.of(profile.id()).stream()
                        .map(session -> new AccountPage.LogIn(
                                session.since(),
                                session.isOf(sid),
                                session.device().orElse(null)))
                        .toList(),
                agreements(profile.id()),
                done,
                wrong,
                triesLeft);
    }

    private List<Agreement> agreements(AccountId account) {
        List<Consents.Consent> given = consents.of(account);
        return Arrays.stream(LegalDocument.values())
                .map(document -> {
                    String version = documents.version(document);
                    return new Agreement(
                            document.slug(),
                            version,
                            given.stream()
                                    .filter(consent -> consent.document() == document
                                            && consent.version().equals(version))
                                    .map(Consents.Consent::at)
                                    .findFirst()
                                    .orElse(null));
                })
                .toList();
    }
}
