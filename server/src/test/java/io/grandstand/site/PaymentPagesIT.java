package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Won;
import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.wallet.TransferId;
import io.grandstand.wallet.Wallets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A fan sees what they tried to pay, what came of it, and what became of their order. */
@GrandstandTest
class PaymentPagesIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private Fans fans;

    @Autowired
    private OnSale onSale;

    @Autowired
    private Wallets wallets;

    @Autowired
    private Ids ids;

    @Test
    void aPaymentThatFailedIsListedWithItsReasonBesideTheOneThatDidNot() {
        Somebody fan = fans.fan();
        wallets.charge(new TransferId(ids.next()), fan.id(), new Won(100_000));
        Buying buying = Buying.ordered(fan, onSale.aPerformance().open(), 0, ids);
        String declined = buying.pay("SANDBOX");
        assertThat(fan.api()
                        .post("/api/v1/sandbox/payments/" + declined + "/choice", "{\"choice\":\"DECLINE\"}")
                        .status())
                .isLessThan(300);
        await().atMost(SOON).until(() -> status(fan, declined).equals("FAILED"));
        await().atMost(SOON).until(() -> fan.api()
                .get("/api/v1/orders/" + buying.orderId())
                .json()
                .get("status")
                .asString()
                .equals("CREATED"));
        buying.pay("WALLET");
        await().atMost(SOON).until(() -> !buying.ticket().isEmpty());

        Api english = fan.api().with("Accept", "text/html").with("Accept-Language", "en");
        assertThat(english.get("/me/payments").body())
                .contains("The payment was declined. Nothing was taken.", "Not paid", "Paid", "Sandbox", "Wallet")
                .contains("/orders/" + buying.orderId());
        assertThat(english.with("Accept-Language", "ko").get("/me/payments").body())
                .contains("결제가 거절되었습니다. 출금되지 않았습니다.");

        var history =
                fan.api().get("/api/v1/orders/" + buying.orderId() + "/history").json();
        assertThat(history.get("items").findValuesAsString("what"))
                .containsExactly(
                        "PLACED", "PAYMENT_BEGUN", "PAYMENT_FAILED", "PAYMENT_BEGUN", "PAID", "TICKETS_ISSUED");
        assertThat(english.get("/orders/" + buying.orderId()).body())
                .contains("History of this order", "The payment took no money", "Tickets issued");
    }

    @Test
    void paymentsAndHistoriesAreForTheirFanAlone() {
        Somebody fan = fans.fan();
        Buying buying = Buying.ordered(fan, onSale.aPerformance().open(), 0, ids);

        assertThat(fans.fan()
                        .api()
                        .get("/api/v1/orders/" + buying.orderId() + "/history")
                        .status())
                .isEqualTo(404);
        assertThat(fans.nobody().with("Accept", "text/html").get("/me/payments").header("Location"))
                .contains("/login");
        assertThat(fan.api()
                        .with("Accept", "text/html")
                        .with("Accept-Language", "en")
                        .get("/me/payments")
                        .body())
                .contains("No payments yet.");
    }

    private static String status(Somebody fan, String payment) {
        return fan.api().get("/api/v1/payments/" + payment).json().get("status").asString();
    }
}
