package io.grandstand.identity;

import java.time.LocalDate;
import java.util.Map;

/**
 * The wish for an account; already checked field by field.
 *
 * @param agreed to which documents, in which version
 * @param language what they read, and are written to in
 * @param from the address that asks, for its limit
 */
public record SignUp(
        EmailAddress email,
        Password password,
        Nickname nickname,
        PhoneNumber phone,
        LocalDate birthDate,
        Map<LegalDocument, String> agreed,
        AccountLanguage language,
        String from) {

    public SignUp {
        agreed = Map.copyOf(agreed);
    }
}
