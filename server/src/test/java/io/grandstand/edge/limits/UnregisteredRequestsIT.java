package io.grandstand.edge.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import java.util.Objects;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.RequestGroupInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

@GrandstandTest
class UnregisteredRequestsIT {

    @Autowired
    private ServletWebServerApplicationContext context;

    @Autowired
    private Fans fans;

    @Test
    void whatServesARequestIsEnteredNowhere() {
        assertThat(fans.nobody().get("/api/v1/performances").status()).isEqualTo(200);

        assertThat(register().getRequestCount()).isZero();
    }

    /** It counts the requests of whatever was entered there. */
    private RequestGroupInfo register() {
        var server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        var protocol = (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();
        return (RequestGroupInfo) protocol.getHandler().getGlobal();
    }
}
