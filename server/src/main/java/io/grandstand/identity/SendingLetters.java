package io.grandstand.identity;

import io.grandstand.identity.LetterTable.Due;
import io.grandstand.identity.OneTimeSecrets.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes letters that are due: makes the secret, keeps its hash, hands the letter over and forgets it, in this order. Who
 * dies on the way leaves it due, and it is written again with another secret.
 */
@Component
class SendingLetters {

    /** Longer than a letter takes, so that nobody else writes it meanwhile. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** With a minute between them it has been tried for longer than most of its secrets would have been good for. */
    private static final int TRIES_MAX = 30;

    private static final Logger LOG = LoggerFactory.getLogger(SendingLetters.class);

    private final LetterTable letters;
    private final ProfileTable profiles;
    private final OneTimeSecrets secrets;
    private final PasswordNews news;
    private final LetterCarrier carrier;
    private final IdentitySettings settings;

    SendingLetters(
            LetterTable letters,
            ProfileTable profiles,
            OneTimeSecrets secrets,
            PasswordNews news,
            LetterCarrier carrier,
            IdentitySettings settings) {
        this.letters = letters;
        this.profiles = profiles;
        this.secrets = secrets;
        this.news = news;
        this.carrier = carrier;
        this.settings = settings;
    }

    List<Due> claim(int lettersMax) {
        return letters.claim(lettersMax, LEASE);
    }

    void send(Due due) {
        if (due.tries() > TRIES_MAX) {
            LOG.error("letter.given-up letter={} kind={} tries={}", due.id(), due.kind(), due.tries() - 1);
            letters.drop(due.id());
            return;
        }
        Optional<Profile> recipient = due.account().isPresent()
                ? profiles.find(due.account().get())
                : due.email().flatMap(profiles::findByEmail);
        Optional<Letter> letter = recipient.flatMap(profile -> write(due, profile));
        letter.ifPresent(carrier::bring);
        if (due.kind() == LetterTable.Kind.NEW_PASSWORD) {
            letter.ifPresent(_ -> news.asked(recipient.orElseThrow().id(), settings.passwordLink()));
        }
        letters.drop(due.id());
        LOG.info("letter.sent letter={} kind={} sent={}", due.id(), due.kind(), letter.isPresent());
    }

    /** None where there is nothing to write any more. */
    private Optional<Letter> write(Due due, Profile to) {
        AccountLanguage language = to.language().orElse(due.language());
        return switch (due.kind()) {
            case NEW_PASSWORD ->
                Optional.of(new Letter.NewPassword(
                        to.email(),
                        to.nickname(),
                        secrets.newLink(to.id(), Purpose.NEW_PASSWORD, settings.passwordLink()),
                        settings.passwordLink(),
                        language));
            case CONFIRM_EMAIL ->
                to.emailConfirmed()
                        ? Optional.empty()
                        : Optional.of(new Letter.ConfirmEmail(
                                to.email(),
                                to.nickname(),
                                secrets.newLink(to.id(), Purpose.CONFIRM_EMAIL, settings.emailLink()),
                                settings.emailLink(),
                                language));
            case CONFIRM_PHONE ->
                to.phone()
                        .filter(_ -> !to.phoneConfirmed())
                        .map(phone -> new Letter.ConfirmPhone(
                                phone,
                                secrets.newCode(to.id(), phone, settings.phoneCode()),
                                settings.phoneCode(),
                                language));
        };
    }
}
