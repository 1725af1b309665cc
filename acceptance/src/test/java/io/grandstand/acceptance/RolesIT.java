package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The same program as two processes: one with the doors for fans, one with the consumers and jobs. */
class RolesIT {

    @Test
    void aTicketIsBoughtThroughTwoProcessesOnOneSetOfServersAndTheNoticeArrives() {
        Path data = Product.emptyData("roles");
        try (Product workers = Product.startRoles(data, "workers");
                Product fans = Product.startRoles(data, "fans")) {
            assertThat(Http.anonymous(workers.url()).get("/api/v1/performances").status())
                    .as("the workers open no door for fans")
                    .isEqualTo(404);
            Http anonymous = Http.anonymous(fans.url());
            long performance =
                    new Sale(DemoPeople.logIn(anonymous, "host@grandstand.test")).open(Sale.Terms.ofSeats(4));
            Fan fan = new Fan(DemoPeople.logIn(anonymous, "fan1@grandstand.test")).admittedTo(performance);
            UUID hold = UUID.randomUUID();
            UUID order = UUID.randomUUID();
            UUID payment = UUID.randomUUID();

            Answer asked = fan.holdLater(performance, hold, 0, 1);
            assertThat(asked.status()).as(asked.body()).isEqualTo(202);
            assertThat(fan.decided(asked)).as("by the workers").isEqualTo("HELD");
            assertThat(fan.order(order, hold).status()).isEqualTo(201);
            assertThat(fan.pay(order, payment, "WALLET").status()).isEqualTo(202);

            assertThat(fan.outcome(payment)).isEqualTo("COMPLETED");
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            fan.http().get("/api/v1/me/notices").json().get("items"))
                    .hasSize(1));
        }
    }
}
