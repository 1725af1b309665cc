package io.grandstand.edge.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.grandstand.edge.OutsideSettings;
import io.grandstand.identity.EmailAddress;
import io.grandstand.identity.FirstAdmin;
import io.grandstand.identity.Nickname;
import io.grandstand.identity.Password;
import io.grandstand.kernel.ProductionSettings;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Configuration;

class FirstAdminAnnouncementTests {

    /** An installation without an admin. */
    private static final class NobodyYet implements FirstAdmin {

        @Override
        public Optional<String> newLink() {
            return Optional.of("once");
        }

        @Override
        public boolean usable(String token) {
            return true;
        }

        @Override
        public Result create(String token, EmailAddress email, Password password, Nickname nickname) {
            return new Result.LinkRefused();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({OutsideSettings.class, ServerProperties.class, ProductionSettings.class})
    static class Settings {}

    private final ApplicationContextRunner start = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class, PublicUrl.class, FirstAdminAnnouncement.class)
            .withBean(FirstAdmin.class, NobodyYet::new)
            .withPropertyValues("grandstand.production=true", "server.address=0.0.0.0");

    private final Logger logger = (Logger) LoggerFactory.getLogger("grandstand.operator");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    private String written() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
    }

    @Test
    void theLinkLeadsWhereTheOperatorSaysThatThePagesAre() {
        start.withPropertyValues("grandstand.edge.public-url=https://tickets.example.org/")
                .run(context -> context.getBean(FirstAdminAnnouncement.class).run(new DefaultApplicationArguments()));

        assertThat(written()).contains("  https://tickets.example.org/setup?token=once");
    }

    @Test
    void withoutThatItNeverLeadsToAnAddressThatIsNone() {
        start.run(context -> context.getBean(FirstAdminAnnouncement.class).run(new DefaultApplicationArguments()));

        assertThat(written()).contains("  http://127.0.0.1:").contains("/setup?token=once");
    }

    @Test
    void itIsPrintedOnlyWhereItsPageIs() {
        start.withPropertyValues("grandstand.target=workers")
                .run(context -> assertThat(context).doesNotHaveBean(FirstAdminAnnouncement.class));
        start.withPropertyValues("grandstand.target=identity-api,booking-api")
                .run(context -> assertThat(context).doesNotHaveBean(FirstAdminAnnouncement.class));
        start.withPropertyValues("grandstand.target=site")
                .run(context -> assertThat(context).hasSingleBean(FirstAdminAnnouncement.class));
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 127.0.0.1", "::, 127.0.0.1", "192.0.2.1, 192.0.2.1", "2001:db8::1, [2001:db8:0:0:0:0:0:1]"})
    void whatListensEverywhereIsFoundHere(String bound, String host) throws Exception {
        assertThat(PublicUrl.host(InetAddress.getByName(bound))).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tickets.example.org", "ftp://x", "https://x/path", "https://x?a=b", "https://a@x", "https://x#y"
            })
    void whatIsNoPublicUrlIsNoSetting(String url) {
        assertThatThrownBy(() -> new OutsideSettings(URI.create(url), List.of()))
                .hasMessageContaining("grandstand.edge.public-url");
    }
}
