package io.grandstand.edge.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.edge.EdgeSettings;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.util.unit.DataSize;

class MetricsReadersTests {

    private final MetricsReaders readers = new MetricsReaders(new EdgeSettings(
            null,
            Stream.of("127.0.0.0/8", "::1", "10.1.0.0/16")
                    .map(IpAddressMatcher::new)
                    .toList(),
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(16),
            DataSize.ofMegabytes(5),
            Duration.ofSeconds(30),
            false));

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "::1, true", "10.1.200.3, true", "10.2.0.1, false", "203.0.113.9, false"})
    void metricsAreForTheAddressesThatAreNamed(String address, boolean readable) {
        var request = new MockHttpServletRequest("GET", "/actuator/prometheus");
        request.setRemoteAddr(address);
        request.addHeader("X-Forwarded-For", "127.0.0.1");

        assertThat(readers.authorize(() -> null, new RequestAuthorizationContext(request))
                        .isGranted())
                .isEqualTo(readable);
    }
}
