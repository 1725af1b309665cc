package io.grandstand.waitingroom;

import java.time.Instant;

/** What a look at an admission token says. */
public sealed interface AdmissionCheck {

    /** The bearer may book until {@code expiresAt}. */
    record Admitted(AdmissionId id, Instant expiresAt) implements AdmissionCheck {}

    /** No token, or none for this account and performance, or a forged or an ended one. */
    record Missing() implements AdmissionCheck {}

    /** A true token whose time is over. */
    record Expired() implements AdmissionCheck {}
}
