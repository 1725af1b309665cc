package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTests {

    private static final AccountId FAN = new AccountId(UUID.randomUUID());
    private static final PerformanceId GAME = new PerformanceId(42);
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");

    private final Tokens tokens = new Tokens(key(1), key(2));
    private final EntryToken entry = new EntryToken(GAME, FAN, 7, 1_700_000_000_000L);
    private final AdmissionToken admission = AdmissionToken.starting(
            NOW,
            Duration.ofSeconds(60),
            new AdmissionIds(key(5)).of(entry),
            GAME,
            FAN,
            7,
            1_700_000_000_000L,
            Duration.ofMinutes(5));

    @Test
    void readsWhatItSigned() {
        assertThat(tokens.entry(tokens.sign(entry))).contains(entry);
        assertThat(tokens.admission(tokens.sign(admission))).contains(admission);
    }

    @Test
    void refusesEveryTokenOfWhichOneBitWasChanged() {
        byte[] signed = Base64.getUrlDecoder().decode(tokens.sign(admission));
        for (int bit = 0; bit < signed.length * 8; bit++) {
            byte[] forged = signed.clone();
            forged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(tokens.admission(Base64.getUrlEncoder().withoutPadding().encodeToString(forged)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void refusesWhatWasSignedWithAnotherKey() {
        var others = new Tokens(key(3), key(4));

        assertThat(tokens.entry(others.sign(entry))).isEmpty();
        assertThat(tokens.admission(others.sign(admission))).isEmpty();
    }

    @Test
    void refusesOneKindInPlaceOfTheOtherEvenUnderOneKey() {
        var careless = new Tokens(key(1), key(1));

        assertThat(careless.admission(careless.sign(entry))).isEmpty();
        assertThat(careless.entry(careless.sign(admission))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "null", "eyJhbGciOiJub25lIn0.e30.", "====", "한국어"})
    void refusesWhatIsNoTokenAtAll(String text) {
        assertThat(tokens.entry(text)).isEmpty();
        assertThat(tokens.admission(text)).isEmpty();
        assertThat(tokens.admission(text.repeat(1_000))).isEmpty();
        assertThat(tokens.admission(null)).isEmpty();
    }

    @Test
    void refusesTextOfTheRightLengthThatIsNotBase64() {
        int length = tokens.sign(admission).length();

        assertThat(tokens.admission("!".repeat(length))).isEmpty();
        assertThat(tokens.admission("A".repeat(length))).isEmpty();
    }

    @Test
    void neverLetsATokenOutliveTheRight() {
        AdmissionToken renewed = admission.renewed(NOW, Duration.ofSeconds(60), Duration.ofSeconds(20));

        assertThat(renewed.expiresAt()).isEqualTo(renewed.rightUntil()).isEqualTo(NOW.plusSeconds(20));
        assertThat(admission.expiresAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void findsThePerformanceInAnAdmissionsId() {
        assertThat(AdmissionIds.performance(admission.id())).contains(GAME);
        assertThat(AdmissionIds.performance(new AdmissionId(UUID.randomUUID()))).isEmpty();
    }

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return key;
    }
}
