package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.kernel.Ids;
import io.grandstand.outbox.Outbox;
import io.grandstand.payment.event.PaymentFailed;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What is given up comes to an end: nobody answers a cancel by another one. */
@GrandstandTest
class GivingUpIT {

    private static final Duration HEARD_MAX = Duration.ofSeconds(30);

    @Autowired
    OnSale onSale;

    @Autowired
    Fans fans;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    InstantSource clock;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient jdbc;

    @Test
    void isToldOnceAndFreesTheSeatsOnce() {
        Opened opened = onSale.aPerformance().open();
        Buyer buyer = Buyer.admitted(fans.fan(), opened);
        UUID hold = buyer.hold(3, 4);
        UUID order = UUID.randomUUID();
        buyer.order(order, hold);
        UUID payment = UUID.randomUUID();
        buyer.pay(order, payment, "SANDBOX");

        assertThat(buyer.api().delete("/api/v1/orders/" + order).status()).isEqualTo(204);
        // Behind what was told, on the same road: when this was heard, that was, with all that came of it.
        UUID again = tellAgain(order, payment, buyer);
        await().atMost(HEARD_MAX).until(() -> heard(again));

        assertThat(failuresTold(order)).as("failures told").isEqualTo(2);
        assertThat(buyer.orderStatus(order)).isEqualTo("CANCELLED");
        assertThat(buyer.paymentStatus(payment)).isEqualTo("FAILED");
        assertThat(movesOf(hold)).isEqualTo("HOLD CHECKOUT DECLINE RELEASE");
        assertThat(seatsTaken(opened)).isZero();
        Buyer.admitted(fans.fan(), opened).hold(3, 4);
    }

    private UUID tellAgain(UUID order, UUID payment, Buyer buyer) {
        var event = new PaymentFailed(
                ids.next(),
                clock.instant(),
                payment,
                order,
                buyer.somebody().id().value(),
                2 * OnSale.FRONT_PRICE,
                "given-up");
        transactions.executeWithoutResult(_ -> outbox.append(event));
        return event.eventId();
    }

    private boolean heard(UUID event) {
        return jdbc.sql("select exists (select from outbox.inbox where consumer = 'order' and event_id = ?)")
                .param(event)
                .query(Boolean.class)
                .single();
    }

    private int failuresTold(UUID order) {
        return jdbc.sql("select count(*) from outbox.event where topic = ? and key = ?")
                .params(PaymentFailed.TOPIC, order.toString())
                .query(Integer.class)
                .single();
    }

    private String movesOf(UUID hold) {
        return jdbc.sql("select string_agg(move, ' ' order by move_no) from booking.hold_history where hold_id = ?")
                .param(hold)
                .query(String.class)
                .single();
    }

    private int seatsTaken(Opened opened) {
        return jdbc.sql("select taken from booking.lane where performance_id = ?")
                .param(opened.performance().value())
                .query(Integer.class)
                .single();
    }
}
