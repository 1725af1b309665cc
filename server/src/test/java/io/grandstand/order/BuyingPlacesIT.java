package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Buying general admission over HTTP. */
@GrandstandTest
class BuyingPlacesIT {

    private static final long PRICE = OnSale.FRONT_PRICE;
    private static final Duration SETTLED_MAX = Duration.ofSeconds(60);

    @Autowired
    OnSale onSale;

    @Autowired
    Fans fans;

    @Autowired
    TicketCodes codes;

    @Autowired
    JdbcClient jdbc;

    @Test
    void sellsASeatAndTwoPlacesForMoneyFromTheWallet() {
        Buyer buyer = buyer(500_000);
        UUID hold = buyer.holdPlaces(2, 3);
        UUID order = UUID.randomUUID();

        JsonNode placed = buyer.order(order, hold).json();

        assertThat(placed.path("total").asLong()).isEqualTo(3 * PRICE);
        assertThat(placed.path("lines")).hasSize(3);
        assertThat(placed.at("/lines/0/seat").asInt()).isEqualTo(3);
        assertThat(placed.at("/lines/0").has("sectionId")).isFalse();
        for (int place = 1; place <= 2; place++) {
            JsonNode line = placed.path("lines").get(place);
            assertThat(line.has("seat")).isFalse();
            assertThat(line.path("sectionId").asInt()).isOne();
            assertThat(line.path("label").asString()).isEqualTo("Standing");
            assertThat(line.path("price").asLong()).isEqualTo(PRICE);
        }
        pay(buyer, order);

        assertThat(buyer.holdStatus(hold)).isEqualTo("CONFIRMED");
        assertThat(buyer.balance()).isEqualTo(500_000 - 3 * PRICE);
        JsonNode tickets = buyer.order(order).json().path("tickets");
        assertThat(tickets).hasSize(3);
        assertThat(tickets.get(0).path("seat").asInt()).isEqualTo(3);
        assertThat(tickets.get(2).path("sectionId").asInt()).isOne();
        JsonNode mine = buyer.api().get("/api/v1/me/tickets").json().path("items");
        var seen = new HashSet<String>();
        for (JsonNode ticket : mine) {
            assertThat(seen.add(ticket.path("code").asString())).isTrue();
            if (!ticket.has("seat")) {
                assertThat(codes.read(ticket.path("code").asString()))
                        .contains(new TicketCodes.Claim(
                                new TicketId(
                                        UUID.fromString(ticket.path("ticketId").asString())),
                                new PerformanceId(buyer.on().performance().value()),
                                new AreaNo(1)));
            }
        }
        assertThat(seen).hasSize(3);
    }

    @Test
    void keepsPlacesThroughADeclinedPaymentAndGivesThemBackWhenTheFanGivesUp() {
        Buyer buyer = buyer(0);
        UUID order = UUID.randomUUID();
        UUID payment = UUID.randomUUID();
        buyer.order(order, buyer.holdPlaces(4));
        buyer.pay(order, payment, "SANDBOX");

        assertThat(buyer.choose(payment, "DECLINE").status()).isEqualTo(202);
        await().atMost(SETTLED_MAX)
                .until(() -> buyer.paymentStatus(payment).equals("FAILED")
                        && buyer.orderStatus(order).equals("CREATED"));
        assertThat(taken(buyer)).isEqualTo(4);

        assertThat(buyer.api().delete("/api/v1/orders/" + order).status()).isEqualTo(204);

        await().atMost(SETTLED_MAX).until(() -> taken(buyer) == 0);
    }

    /** Behind the code's back, as a hand in the database would. */
    @Test
    void neverIssuesASecondTicketForAPlaceThatWasPaidOnce() {
        Buyer buyer = buyer(500_000);
        UUID order = UUID.randomUUID();
        buyer.order(order, buyer.holdPlaces(2));
        pay(buyer, order);

        String again = """
                insert into orders.ticket (ticket_id, order_id, line_no, account_id, performance_id, seat_no, section_id,
                    label, price, status)
                select gen_random_uuid(), order_id, line_no, account_id, performance_id, seat_no, section_id, label,
                    price, status from orders.ticket where order_id = ?""";

        assertThatThrownBy(() -> jdbc.sql(again).param(order).update())
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("one_ticket_a_line");
    }

    private void pay(Buyer buyer, UUID order) {
        UUID payment = UUID.randomUUID();
        assertThat(buyer.pay(order, payment, "WALLET").status()).isEqualTo(202);
        await().atMost(SETTLED_MAX)
                .until(() -> buyer.paymentStatus(payment).equals("COMPLETED")
                        && buyer.orderStatus(order).equals("COMPLETED"));
    }

    private int taken(Buyer buyer) {
        return jdbc.sql("select taken from booking.area where performance_id = ?")
                .param(buyer.on().performance().value())
                .query(Integer.class)
                .single();
    }

    private Buyer buyer(long balance) {
        Buyer buyer =
                Buyer.admitted(fans.fan(), onSale.aPerformance().standing(50).open());
        if (balance > 0) {
            buyer.charge(balance);
        }
        return buyer;
    }
}
