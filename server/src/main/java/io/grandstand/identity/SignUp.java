package io.grandstand.identity;

import java.time.LocalDate;

/** The wish for an account; already checked field by field. */
public record SignUp(
        EmailAddress email,
        Password password,
        Nickname nickname,
        PhoneNumber phone,
        LocalDate birthDate,
        String from) {}
