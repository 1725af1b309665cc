package io.grandstand.booking.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.domain.Receipt;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiptsTests {

    private static final Instant ASKED = Instant.parse("2026-11-21T10:00:00.123Z");

    private final Receipts receipts = new Receipts(new byte[32]);
    private final Receipt receipt = new Receipt(
            new HoldId(new UUID(1, 2)), new PerformanceId(3), new AccountId(new UUID(4, 5)), ASKED.plusNanos(999));

    @Test
    void readsWhatItSigned() {
        assertThat(receipts.read(receipts.sign(receipt))).contains(receipt);
        assertThat(receipt.askedAt())
                .as("in milliseconds, also before it was signed")
                .isEqualTo(ASKED);
    }

    @Test
    void readsNothingElse() {
        String signed = receipts.sign(receipt);
        for (int at = 0; at < signed.length() - 1; at++) {
            char other = signed.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(receipts.read(signed.substring(0, at) + other + signed.substring(at + 1)))
                    .as("changed at " + at)
                    .isEmpty();
        }
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertThat(new Receipts(otherKey).read(signed)).isEmpty();
        assertThat(receipts.read("")).isEmpty();
        assertThat(receipts.read(signed + "A")).isEmpty();
        assertThat(receipts.read("*".repeat(signed.length()))).isEmpty();
    }

    @Test
    void isPendingLongerThanAnybodyDecidesIt() {
        Duration between = Duration.between(receipt.decideBy(), ASKED.plus(Receipt.PENDING_MAX));

        assertThat(between).as("the longest transaction, and some more").isGreaterThan(Duration.ofSeconds(5));
        assertThat(receipt.pending(ASKED.plus(Receipt.PENDING_MAX).minusMillis(1)))
                .isTrue();
        assertThat(receipt.pending(ASKED.plus(Receipt.PENDING_MAX))).isFalse();
    }
}
