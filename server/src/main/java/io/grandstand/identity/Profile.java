package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an account's owner sees of it.
 *
 * @param emailConfirmed whether somebody has followed a link that was sent there
 * @param phoneConfirmed whether somebody has repeated a code that was sent there
 * @param language what they chose to be written to in
 */
public record Profile(
        AccountId id,
        String email,
        boolean emailConfirmed,
        String nickname,
        Optional<PhoneNumber> phone,
        boolean phoneConfirmed,
        Optional<LocalDate> birthDate,
        Optional<AccountLanguage> language) {}
