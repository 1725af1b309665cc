package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.order.TicketCodes.Claim;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stands on a ticket. */
class TicketCodesTests {

    private static final Claim CLAIM =
            new Claim(new TicketId(UUID.randomUUID()), new PerformanceId(4_711), new SeatNo(24_999));

    private final TicketCodes codes = new TicketCodes(new byte[32]);

    @Test
    void sayWhichSeatTheyAreForToWhoeverHasTheKey() {
        String code = codes.sign(CLAIM);
        assertThat(code).hasSize(62).matches("G1\\.[A-Za-z0-9_-]+");
        assertThat(codes.read(code)).contains(CLAIM);
    }

    @Test
    void sayWhichAreaTheyAreFor() {
        for (int section : new int[] {0, 7, Integer.MAX_VALUE}) {
            var claim = new Claim(CLAIM.ticket(), CLAIM.performance(), new AreaNo(section));
            assertThat(codes.read(codes.sign(claim))).contains(claim);
        }
    }

    @Test
    void areWorthNothingWithAnyCharacterChanged() {
        String code = codes.sign(CLAIM);
        for (int i = 0; i < code.length(); i++) {
            char other = code.charAt(i) == 'A' ? 'Q' : 'A';
            String forged = code.substring(0, i) + other + code.substring(i + 1);
            assertThat(codes.read(forged)).as(forged).isEmpty();
        }
    }

    @Test
    void areWorthNothingUnderAnotherKeyOrCutOrMadeUp() {
        byte[] key = new byte[32];
        key[31] = 1;
        String code = codes.sign(CLAIM);
        assertThat(new TicketCodes(key).read(code)).isEmpty();
        for (String forged : new String[] {"", "G1.", "G1.!!!!", code.substring(0, 40), code + "AAAA", "G2" + code}) {
            assertThat(codes.read(forged)).as(forged).isEmpty();
        }
    }
}
