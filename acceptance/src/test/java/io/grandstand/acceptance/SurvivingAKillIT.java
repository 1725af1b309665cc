package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.bench.journal.Journal;
import io.grandstand.bench.journal.JournalLine;
import io.grandstand.bench.journal.JournalLine.Phase;
import io.grandstand.bench.journal.JournalLine.What;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The server is killed in the middle of a sale, and nothing that was promised is lost. */
class SurvivingAKillIT {

    private static final int BUYERS = 100;
    private static final int KILLED_AFTER = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void everyAcknowledgedPurchaseHasItsTicketsAndTheAuditIsClean() throws Exception {
        Path data = Product.emptyData("killed");
        Path tokens = data.resolve("tokens.txt");
        try (Product product = Product.start(
                        data,
                        "--demo-fans",
                        Integer.toString(BUYERS),
                        "--demo-tokens",
                        tokens.toString(),
                        "--no-limits");
                Journal journal = new Journal(data.resolve("journal.jsonl"))) {
            Http anonymous = Http.anonymous(product.url());
            long performance = new Sale(DemoPeople.host(product.url())).open(Sale.Terms.ofSeats(2 * BUYERS));
            List<String> fans = Files.readAllLines(tokens);
            long pid = product.server().pid();
            var bought = new CountDownLatch(KILLED_AFTER);

            var killed = new FutureTask<Void>(() -> {
                bought.await();
                product.killServer();
                return null;
            });
            Thread.ofVirtual().start(killed);
            List<Boolean> tickets = Crowd.atOnce(BUYERS, i -> () -> {
                String token = fans.get(i).substring(fans.get(i).indexOf(' ') + 1);
                Fan fan = new Fan(anonymous.with("Authorization", "Bearer " + token));
                boolean has = new Purchase(fan, journal, performance, i).make();
                bought.countDown();
                return has;
            });
            killed.get();

            assertThat(product.output()).contains("The server died (exit status 137)");
            product.awaitReady();
            assertThat(product.server().pid()).as("another process").isNotEqualTo(pid);
            assertThat(tickets).as("every patient fan got tickets").doesNotContain(false);
            await("the audit is clean")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(Audit.of(data, data.resolve("journal.jsonl")))
                            .contains("Clean."));
        }
    }

    /** One fan's purchase of two seats of their own, who asks again when the connection breaks. */
    private record Purchase(Fan fan, Journal journal, long performance, int number) {

        boolean make() {
            Fan admitted = patiently(() -> fan.admittedTo(performance));
            UUID hold = UUID.randomUUID();
            UUID order = UUID.randomUUID();
            UUID payment = UUID.randomUUID();
            int[] seats = {2 * number, 2 * number + 1};
            Answer held = journaled(What.HOLD, hold, () -> admitted.hold(performance, hold, seats));
            assertThat(held.status()).as(held.body()).isEqualTo(201);
            Answer ordered = journaled(What.ORDER, order, () -> admitted.order(order, hold));
            assertThat(ordered.status()).as(ordered.body()).isEqualTo(201);
            Answer paying = journaled(What.PAYMENT, payment, () -> admitted.pay(order, payment, "WALLET"));
            assertThat(paying.status()).as(paying.body()).isIn(202, 409);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() -> fan.orderStatus(order).equals("COMPLETED"));
            Answer done = patiently(() -> fan.http().get("/api/v1/orders/" + order));
            journal.write(new JournalLine(
                    Phase.AFTER,
                    What.TICKET,
                    order,
                    done.status(),
                    "COMPLETED",
                    performance,
                    List.of(seats[0], seats[1])));
            return done.json().get("tickets").size() == 2;
        }

        private Answer journaled(What what, UUID id, Supplier<Answer> call) {
            journal.write(JournalLine.before(what, id));
            Answer answer = patiently(call);
            List<Integer> seats = what == What.HOLD ? List.of(2 * number, 2 * number + 1) : List.of();
            journal.write(new JournalLine(
                    Phase.AFTER,
                    what,
                    id,
                    answer.status(),
                    answer.json().path("status").asString(""),
                    performance,
                    seats));
            return answer;
        }

        /** Asks again after a broken connection or a "come back later", as a browser's user does. */
        private static <T> T patiently(Supplier<T> call) {
            return await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(call::get, answer -> !(answer instanceof Answer a) || a.status() < 500);
        }
    }
}
