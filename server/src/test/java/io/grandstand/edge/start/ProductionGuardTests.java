package io.grandstand.edge.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.edge.EdgeSettings;
import io.grandstand.kernel.DemoSettings;
import io.grandstand.kernel.LimitSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ProductionGuardTests {

    private static final DemoSettings NO_DEMO = new DemoSettings(false, 9, null);

    private final InetAddress everywhere = InetAddress.getByAddress(new byte[] {0, 0, 0, 0});

    ProductionGuardTests() throws UnknownHostException {}

    @Test
    void whatIsSafeHasNoFaults() {
        assertThat(ProductionGuard.faults(new LimitSettings(true), everywhere, NO_DEMO, cookies(null)))
                .isEmpty();
        assertThat(ProductionGuard.faults(
                        new LimitSettings(true), InetAddress.getLoopbackAddress(), NO_DEMO, cookies(false)))
                .as("without TLS on this machine only")
                .isEmpty();
    }

    @Test
    void everythingThatIsUnsafeIsNamedAtOnce() {
        assertThat(ProductionGuard.faults(
                        new LimitSettings(false), everywhere, new DemoSettings(true, 9, null), cookies(false)))
                .satisfiesExactly(
                        demo -> assertThat(demo).contains("grandstand.demo.enabled must be false"),
                        limits -> assertThat(limits).contains("grandstand.limits.enabled must be true"),
                        cookies -> assertThat(cookies).contains("grandstand.edge.secure-cookies must be true"));
    }

    @Test
    void aBenchIsNotForReal() {
        var edge = new EdgeSettings(
                null,
                List.of(),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(16),
                DataSize.ofMegabytes(5),
                Duration.ofSeconds(30),
                true);

        assertThat(ProductionGuard.faults(new LimitSettings(true), everywhere, NO_DEMO, edge))
                .singleElement()
                .asString()
                .contains("grandstand.edge.bench must be false");
    }

    private static EdgeSettings cookies(@Nullable Boolean secure) {
        return new EdgeSettings(
                secure,
                List.of(),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(16),
                DataSize.ofMegabytes(5),
                Duration.ofSeconds(30),
                false);
    }
}
