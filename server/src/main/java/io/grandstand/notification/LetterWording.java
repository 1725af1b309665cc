package io.grandstand.notification;

import io.grandstand.identity.Letter;
import io.grandstand.kernel.PublicAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Puts letters into words, in the language of whoever reads them. */
@Component
class LetterWording {

    /** Subject and text; a text message has both, too, as far as a log is concerned. */
    record Words(String subject, String text) {

        @Override
        public String toString() {
            return "Words[…]";
        }
    }

    private final ResourceBundleMessageSource words = new ResourceBundleMessageSource();
    private final PublicAddress site;

    LetterWording(PublicAddress site) {
        this.site = site;
        words.setBasename("notices");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setDefaultLocale(Locale.KOREAN);
    }

    Words of(Letter letter) {
        Locale locale = letter.language().locale();
        return switch (letter) {
            case Letter.NewPassword mail ->
                words(
                        "new-password",
                        locale,
                        mail.nickname(),
                        site.value() + "/password/new?token=" + mail.token(),
                        lifetime(mail.lifetime(), locale));
            case Letter.ConfirmEmail mail ->
                words(
                        "confirm-email",
                        locale,
                        mail.nickname(),
                        site.value() + "/email/confirm?token=" + mail.token(),
                        lifetime(mail.lifetime(), locale));
            case Letter.ConfirmPhone text ->
                words("confirm-phone", locale, text.code(), lifetime(text.lifetime(), locale));
        };
    }

    private Words words(String kind, Locale locale, Object... parts) {
        return new Words(
                words.getMessage("letter." + kind + ".subject", parts, locale),
                words.getMessage("letter." + kind + ".text", parts, locale));
    }

    private String lifetime(Duration lifetime, Locale locale) {
        if (lifetime.toDays() > 0 && lifetime.equals(Duration.ofDays(lifetime.toDays()))) {
            return words.getMessage("letter.days", new Object[] {lifetime.toDays()}, locale);
        }
        return words.getMessage("letter.minutes", new Object[] {lifetime.toMinutes()}, locale);
    }
}
