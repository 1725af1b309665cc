package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.bench.journal.Journal;
import io.grandstand.bench.journal.JournalLine;
import io.grandstand.bench.journal.JournalLine.Phase;
import io.grandstand.bench.journal.JournalLine.What;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Kafka is away for a while: sales go on, and who bought hears of it once it is back. */
class KafkaAwayIT {

    private static final Duration DRAINED_MAX = Duration.ofSeconds(90);
    private static final int SEAT = 3;

    private final UUID hold = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final UUID payment = UUID.randomUUID();

    @Test
    void aTicketIsBoughtMeanwhileAndItsNoticeArrivesAfterwards() throws Exception {
        Path data = Product.emptyData("kafka-away");
        Path tokens = data.resolve("tokens.txt");
        Path journal = data.resolve("journal.jsonl");
        try (Product product =
                Product.start(data, "--demo-fans", "1", "--demo-tokens", tokens.toString(), "--no-limits")) {
            Http anonymous = Http.anonymous(product.url());
            long performance = new Sale(DemoPeople.host(anonymous.base())).open(Sale.Terms.ofSeats(10));
            String token = Files.readString(tokens).strip();
            Fan fan = new Fan(anonymous.with("Authorization", "Bearer " + token.substring(token.indexOf(' ') + 1)));

            long kafka = product.embedded("kafka").pid();
            // Frozen, and not ended: what ends is started again at once.
            signal("STOP", kafka);
            try {
                assertThat(state(kafka)).startsWith("T");
                buy(fan.admittedTo(performance), performance);
                assertThat(notices(fan)).doesNotContain(order.toString());
                assertThat(state(kafka)).as("away all the time").startsWith("T");
            } finally {
                signal("CONT", kafka);
            }

            await("the notice").atMost(DRAINED_MAX).untilAsserted(() -> assertThat(notices(fan))
                    .contains(order.toString()));
            try (var told = new Journal(journal)) {
                told.write(
                        new JournalLine(Phase.AFTER, What.TICKET, order, 200, "COMPLETED", performance, List.of(SEAT)));
            }
            await("the audit is clean")
                    .atMost(DRAINED_MAX)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(Audit.of(data, journal)).contains("Clean."));
        }
    }

    private void buy(Fan fan, long performance) {
        Answer later = fan.holdLater(performance, hold, SEAT);
        assertThat(later.status()).as(later.body()).isEqualTo(503);
        assertThat(later.headers().firstValue("Retry-After")).isPresent();
        assertThat(fan.hold(performance, hold, SEAT).status())
                .as("the same immediately")
                .isEqualTo(201);
        assertThat(fan.order(order, hold).status()).isEqualTo(201);
        assertThat(fan.pay(order, payment, "WALLET").status()).isEqualTo(202);
        assertThat(fan.outcome(payment)).isEqualTo("COMPLETED");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fan.orderStatus(order)).isEqualTo("COMPLETED"));
        assertThat(fan.http().get("/api/v1/orders/" + order).json().get("tickets"))
                .hasSize(1);
    }

    private static String notices(Fan fan) {
        Answer answer = fan.http().get("/api/v1/me/notices");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** As the system names it: {@code T} for one that is stopped. */
    private static String state(long pid) throws Exception {
        Process ps = new ProcessBuilder("ps", "-o", "state=", "-p", Long.toString(pid)).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
