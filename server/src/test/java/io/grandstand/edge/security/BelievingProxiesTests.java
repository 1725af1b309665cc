package io.grandstand.edge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.edge.OutsideSettings;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** Over HTTP, from 127.0.0.1. */
class BelievingProxiesTests {

    private static final String FAN = "203.0.113.9";

    /** Answers with what the limits count by. */
    private static final class WhoCalls extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getRemoteAddr() + " " + request.getScheme() + " " + request.isSecure());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.0/8", "127.0.0.1"})
    void aTrustedProxyIsBelieved(String proxy) throws Exception {
        assertThat(seen(List.of("10.0.0.0/8", proxy), FAN)).isEqualTo(FAN + " https true");
    }

    @Test
    void whatAFanSaysToATrustedProxyIsNotBelieved() throws Exception {
        assertThat(seen(List.of("127.0.0.1"), "127.0.0.1, 192.0.2.66, " + FAN)).isEqualTo(FAN + " https true");
    }

    @Test
    void proxiesBehindProxiesAreSkipped() throws Exception {
        assertThat(seen(List.of("127.0.0.1", "10.0.0.0/8"), FAN + ", 10.1.2.3")).isEqualTo(FAN + " https true");
    }

    @Test
    void whatAnybodyElseSaysChangesNothing() throws Exception {
        assertThat(seen(List.of(), FAN)).isEqualTo("127.0.0.1 http false");
        assertThat(seen(List.of("10.0.0.0/8", "::1"), FAN)).isEqualTo("127.0.0.1 http false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.*", "", "proxy.example.org", "10.0.0.0/8;127.0.0.1"})
    void whatIsNoAddressIsNoSetting(String proxy) {
        assertThatThrownBy(() -> new OutsideSettings(null, List.of(proxy)))
                .hasMessageContaining("grandstand.edge.trusted-proxies");
    }

    private static String seen(List<String> trusted, String forwardedFor) throws Exception {
        var factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        new BelievingProxies(new OutsideSettings(null, trusted)).customize(factory);
        WebServer server = factory.getWebServer(
                context -> context.addServlet("who", new WhoCalls()).addMapping("/"));
        server.start();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                    .header("X-Forwarded-For", forwardedFor)
                    .header("X-Forwarded-Proto", "https")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } finally {
            server.stop();
        }
    }
}
