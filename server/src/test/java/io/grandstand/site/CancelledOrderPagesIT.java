package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Won;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.wallet.TransferId;
import io.grandstand.wallet.Wallets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a fan reads of an order's money once some of it was given back. */
@GrandstandTest
class CancelledOrderPagesIT {

    private final Fans fans;
    private final OnSale onSale;
    private final Ids ids;
    private final Wallets wallets;

    @Autowired
    CancelledOrderPagesIT(Fans fans, OnSale onSale, Ids ids, Wallets wallets) {
        this.fans = fans;
        this.onSale = onSale;
        this.ids = ids;
        this.wallets = wallets;
    }

    @Test
    void anOrderSaysWhatWasPaidWhatWasGivenBackAndWhatItHasCost() {
        Buying buying = twoTickets();
        assertThat(givenBack(buying)).isZero();
        String order = "/orders/" + buying.orderId();
        assertThat(page(buying, "en", order))
                .contains(row("Total", "₩100,000"))
                .doesNotContain("Given back", "in the end");
        assertThat(page(buying, "en", "/me/orders"))
                .contains("2 seats", "₩100,000")
                .doesNotContain("given back", "Cancelled:");

        String first = cancel(buying, "{\"ticketIds\":[\"" + buying.ticket() + "\"]}");

        assertThat(page(buying, "en", order + "?cancelled=" + first))
                .contains(
                        "1 ticket is cancelled: Floor 1 1. The seat is free for others again.",
                        "The other tickets of the order stay valid.");
        assertThat(page(buying, "ko", order + "?cancelled=" + first)).contains("티켓 1장이 취소되었습니다", "나머지 티켓은 그대로 유효합니다.");

        assertThat(page(buying, "en", order))
                .contains("<th scope=\"row\">Paid</th><td class=\"right number\">₩100,000</td>")
                .contains("<th scope=\"row\">Given back</th><td class=\"right number\">−₩40,000</td>")
                .contains("<span class=\"whole\">with fees of ₩10,000</span>", "<strong>₩60,000</strong>")
                .doesNotContain(">Total<");
        assertThat(page(buying, "ko", order)).contains("결제 금액", "환불 금액", "최종 결제 금액", "취소 수수료 10,000원 포함");
        assertThat(page(buying, "en", "/me/orders"))
                .contains("Cancelled: 1 of 2", "given back ₩40,000", "<strong>paid in the end ₩60,000</strong>");

        assertThat(givenBack(buying)).isEqualTo(40_000);

        String last = cancel(buying, "{}");

        assertThat(page(buying, "en", order + "?cancelled=" + last))
                .contains("1 ticket is cancelled: Standing.")
                .doesNotContain("stay valid");
        assertThat(page(buying, "en", order)).contains("−₩80,000", "with fees of ₩20,000", "<strong>₩20,000</strong>");
        assertThat(page(buying, "ko", "/me/orders")).contains("2석 중 2석 취소", "환불 80,000원", "최종 결제 20,000원");
    }

    /** Five days before, when 20 % are kept: a seat and a place. */
    private Buying twoTickets() {
        Somebody fan = fans.fan();
        wallets.charge(new TransferId(ids.next()), fan.id(), new Won(100_000));
        Buying buying = Buying.ordered(
                fan,
                onSale.aPerformance()
                        .standing(10)
                        .startsIn(Duration.ofDays(5))
                        .freeHours(0)
                        .open(),
                0,
                1,
                ids);
        buying.pay("WALLET");
        await().atMost(Duration.ofSeconds(20)).until(() -> !buying.ticket().isEmpty());
        return buying;
    }

    private static long givenBack(Buying buying) {
        return buying.fan()
                .get("/api/v1/orders/" + buying.orderId())
                .json()
                .path("givenBack")
                .asLong(-1);
    }

    /** Answers the cancellation's id. */
    private static String cancel(Buying buying, String tickets) {
        Answer answer = buying.fan().post("/api/v1/orders/" + buying.orderId() + "/cancellation", tickets);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().path("cancellationId").asString();
    }

    private static String row(String what, String amount) {
        return "<th scope=\"row\">" + what + "</th><td class=\"right number\"><strong>" + amount + "</strong></td>";
    }

    private static String page(Buying buying, String language, String path) {
        Api browser = buying.fan().with("Accept", "text/html").with("Accept-Language", language);
        Answer answer = browser.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }
}
