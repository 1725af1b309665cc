package io.grandstand.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class TargetsTests {

    @Test
    void everyRoleBelongsToTheFansOrToTheWorkersAndNoneToBoth() {
        var fans = Targets.parse("fans");
        var workers = Targets.parse("workers");

        assertThat(fans).doesNotContainAnyElementsOf(workers);
        assertThat(Targets.parse("fans,workers")).isEqualTo(EnumSet.allOf(Role.class));
        assertThat(Targets.parse(Targets.ALL)).isEqualTo(EnumSet.allOf(Role.class));
    }

    @Test
    void rolesAreNamedAsTheyArePrinted() {
        assertThat(Targets.parse(" outbox-relay , Booking-API "))
                .containsExactlyInAnyOrder(Role.OUTBOX_RELAY, Role.BOOKING_API);
        assertThat(Targets.list()).contains("outbox-relay", "booking-api", "fans", "workers", "all");
    }

    @Test
    void everyWordThatIsNoTargetIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Targets.parse("fans,dancers,booking-api,jugglers"))
                .withMessageContaining("dancers, jugglers");
    }
}
