package io.grandstand.edge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

class NothingTests {

    private static final String ID = "0190a1b2-0000-7000-8000-000000000001";

    private final ApplicationContextRunner product =
            new ApplicationContextRunner().withUserConfiguration(NothingConfiguration.class);

    @Test
    void nothingIsDoneAndSaidInJson() throws Exception {
        var factory = new TomcatServletWebServerFactory(0);
        NothingConfiguration.nothingBeside().customize(factory);
        WebServer server = factory.getWebServer();
        server.start();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.getPort() + "/bench/nothing/" + ID))
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"seats\":[12,13]}"))
                    .build();

            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"id\":\"" + ID + "\",\"seats\":[12,13]}");
        } finally {
            server.stop();
        }
    }

    @Test
    void itIsThereOnlyWhereItWasAskedFor() {
        product.run(context -> assertThat(context).doesNotHaveBean("nothingBeside"));
        product.withPropertyValues("grandstand.edge.bench=true")
                .run(context -> assertThat(context).hasBean("nothingBeside"));
    }
}
