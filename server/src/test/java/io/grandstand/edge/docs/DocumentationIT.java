package io.grandstand.edge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@GrandstandTest
class DocumentationIT {

    @Autowired
    private Fans fans;

    @Test
    void theCallsAreDescribed() {
        Answer document = fans.nobody().get("/v3/api-docs");

        assertThat(document.status()).as(document.body()).isEqualTo(200);
        assertThat(document.json().get("paths").propertyNames())
                .contains("/api/v1/auth/login", "/api/v1/auth/signup", "/api/v1/me");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/swagger-ui/index.html",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/prometheus"
            })
    void anOperatorFindsIt(String address) {
        assertThat(fans.nobody().get(address).status()).isEqualTo(200);
    }
}
