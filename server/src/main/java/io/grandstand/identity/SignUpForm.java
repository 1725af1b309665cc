package io.grandstand.identity;

import io.grandstand.kernel.BadValueException;
import io.grandstand.kernel.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody fills in to get an account, as it was sent.
 *
 * @param terms the version of the terms that they agree to; without one they are asked later
 * @param privacy the same for how their data are used
 */
@Schema(requiredProperties = {"email", "password", "nickname", "phone", "birthDate"})
public record SignUpForm(
        @Nullable String email,
        @Nullable String password,
        @Nullable String nickname,
        @Nullable String phone,
        @Nullable String birthDate,
        @Nullable String terms,
        @Nullable String privacy) {

    private static final LocalDate BORN_MIN = LocalDate.of(1900, 1, 1);

    /** Nobody; what lies far beyond cannot even be counted on from. */
    private static final LocalDate BORN_MAX = LocalDate.of(2200, 1, 1);

    /** The command that it stands for; null with what is wrong in {@code errors}. */
    public @Nullable SignUp check(AccountLanguage language, String from, FieldErrors errors) {
        EmailAddress mail = errors.read("email", email, EmailAddress::new);
        Password secret = errors.read("password", password, Password::new);
        Nickname name = errors.read("nickname", nickname, Nickname::new);
        PhoneNumber number = errors.read("phone", phone, PhoneNumber::parse);
        LocalDate born = errors.read("birthDate", birthDate, SignUpForm::date);
        return mail == null || secret == null || name == null || number == null || born == null
                ? null
                : new SignUp(mail, secret, name, number, born, agreed(), language, from);
    }

    private Map<LegalDocument, String> agreed() {
        var agreed = new EnumMap<LegalDocument, String>(LegalDocument.class);
        if (terms != null) {
            agreed.put(LegalDocument.TERMS, terms);
        }
        if (privacy != null) {
            agreed.put(LegalDocument.PRIVACY, privacy);
        }
        return agreed;
    }

    private static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text.strip());
        if (date.isBefore(BORN_MIN) || date.isAfter(BORN_MAX)) {
            throw new BadValueException("must be from " + BORN_MIN + " to today");
        }
        return date;
    }

    @Override
    public String toString() {
        return "SignUpForm[…]";
    }
}
