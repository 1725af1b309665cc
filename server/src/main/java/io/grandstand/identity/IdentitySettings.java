package io.grandstand.identity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long who may come and go.
 *
 * @param issuer who signs the access tokens
 * @param accessToken how long an access token is good for
 * @param session how long a log-in lasts without a new one
 * @param feedStale how old the feed of ended sessions may be, and so for how long at most a session that ended in another
 *     process still counts; whoever finds it older waits for it to be read
 * @param feedRequired whether nobody who shows a token is served where the feed cannot be read; where it is not required, a
 *     session that ended may count until its access token is over
 * @param hashingAtOnce how many passwords are hashed at once; each takes a core and 16 MB for a while. Unless told, one
 *     for every two cores: whoever tries passwords must not take all of them from a sale
 * @param hashingWait how long a password waits for its turn before who sent it is told to come again
 * @param logInsPerAccount how many times a password may be tried for an account in {@code attemptWindow}
 * @param logInsPerAddress how many times an address may try to log in in {@code attemptWindow}
 * @param signUpsPerAddress how many accounts an address may ask for in {@code attemptWindow}
 * @param lettersPerAccount how many letters with a link or a code may be asked for an account in {@code attemptWindow}, of
 *     each kind
 * @param lettersPerAddress how many of them an address may ask for in {@code attemptWindow}
 * @param passwordLink how long a link is good for by which a forgotten password is replaced
 * @param emailLink how long a link is good for by which an e-mail address is confirmed
 * @param phoneCode how long a code is good for by which a phone number is confirmed
 * @param legal the folder with {@code terms_ko.txt}, {@code terms_en.txt}, {@code privacy_ko.txt} and
 *     {@code privacy_en.txt}; unless told, the texts of the demo
 * @param attemptWindow how long attempts are counted together
 */
@ConfigurationProperties("grandstand.identity")
@Validated
record IdentitySettings(
        @DefaultValue("https://grandstand.io") @NotBlank String issuer,

        @DefaultValue("15m") @DurationMin(minutes = 1) @DurationMax(hours = 1)
        Duration accessToken,

        @DefaultValue("14d") @DurationMin(hours = 1) @DurationMax(days = 90)
        Duration session,

        @DefaultValue("2s") @DurationMin(millis = 500) @DurationMax(seconds = 10)
        Duration feedStale,

        @DefaultValue("true") boolean feedRequired,

        @Nullable @Min(1) @Max(64) Integer hashingAtOnce,

        @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(seconds = 10)
        Duration hashingWait,

        @DefaultValue("10") @Min(1) @Max(1000) int logInsPerAccount,

        @DefaultValue("50") @Min(1) @Max(100_000) int logInsPerAddress,

        @DefaultValue("20") @Min(1) @Max(100_000) int signUpsPerAddress,

        @DefaultValue("5") @Min(1) @Max(1000) int lettersPerAccount,

        @DefaultValue("20") @Min(1) @Max(100_000) int lettersPerAddress,

        @DefaultValue("30m") @DurationMin(minutes = 5) @DurationMax(hours = 24)
        Duration passwordLink,

        @DefaultValue("3d") @DurationMin(minutes = 5) @DurationMax(days = 30)
        Duration emailLink,

        @DefaultValue("5m") @DurationMin(minutes = 1) @DurationMax(hours = 1)
        Duration phoneCode,

        @Nullable Path legal,

        @DefaultValue("5m") @DurationMin(seconds = 1) @DurationMax(hours = 24)
        Duration attemptWindow) {

    int hashingSlots() {
        return hashingAtOnce == null ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : hashingAtOnce;
    }
}
