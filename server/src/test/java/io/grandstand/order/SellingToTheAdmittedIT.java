package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.waitingroom.Admissions;
import io.grandstand.waitingroom.TestAdmissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each call that sells is refused to whoever carries no good admission, and changes nothing then. */
@GrandstandTest
class SellingToTheAdmittedIT {

    /** What the fan carries instead of the own admission to this performance, and what is said of it. */
    enum Carried {
        NOTHING("admission-required"),
        SOMETHING_FORGED("admission-required"),
        SOMEBODY_ELSES("admission-required"),
        ONE_TO_ANOTHER_PERFORMANCE("admission-required"),
        ONE_THAT_WAS_ENDED("admission-required"),
        ONE_THAT_EXPIRED("admission-expired");

        private final String problem;

        Carried(String problem) {
            this.problem = problem;
        }
    }

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    Admissions admissions;

    @Autowired
    TestAdmissions testAdmissions;

    @ParameterizedTest
    @EnumSource
    void refusesEveryCallOfAFanWhoCarries(Carried carried) {
        Buyer buyer =
                Buyer.admitted(fans.fan(), onSale.aPerformance().concurrency(5).open());
        UUID hold = buyer.hold(1);
        UUID order = buyer.ordered(2);
        Buyer outside = outside(buyer, carried);
        UUID nextHold = UUID.randomUUID();
        UUID nextOrder = UUID.randomUUID();
        UUID payment = UUID.randomUUID();

        List<Answer> answers = List.of(
                outside.api()
                        .put(
                                "/api/v1/performances/" + buyer.on().performance() + "/holds/" + nextHold,
                                "{\"seats\":[3]}"),
                outside.api().delete("/api/v1/holds/" + hold),
                outside.order(nextOrder, hold),
                outside.pay(order, payment, "SANDBOX"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo(carried.problem);
        });
        assertThat(outside.api().get("/api/v1/holds/" + nextHold).status()).isEqualTo(404);
        assertThat(outside.holdStatus(hold)).isEqualTo("HELD");
        assertThat(outside.order(nextOrder).status()).isEqualTo(404);
        assertThat(outside.orderStatus(order)).isEqualTo("CREATED");
        assertThat(outside.api().get("/api/v1/payments/" + payment).status()).isEqualTo(404);
    }

    private Buyer outside(Buyer buyer, Carried carried) {
        String own = admission(buyer);
        return switch (carried) {
            case NOTHING ->
                new Buyer(buyer.somebody(), buyer.on(), buyer.somebody().api());
            case SOMETHING_FORGED ->
                carrying(buyer, new StringBuilder(own).reverse().toString());
            case SOMEBODY_ELSES -> carrying(buyer, admission(Buyer.admitted(fans.fan(), buyer.on())));
            case ONE_TO_ANOTHER_PERFORMANCE ->
                carrying(
                        buyer,
                        admission(Buyer.admitted(
                                buyer.somebody(),
                                onSale.aPerformance().concurrency(5).open())));
            case ONE_THAT_WAS_ENDED -> {
                admissions.end(buyer.somebody().id(), buyer.on().performance());
                yield carrying(buyer, own);
            }
            case ONE_THAT_EXPIRED -> carrying(buyer, testAdmissions.expired(own));
        };
    }

    private static Buyer carrying(Buyer buyer, String admission) {
        return new Buyer(buyer.somebody(), buyer.on(), buyer.somebody().api().with(Admissions.HEADER, admission));
    }

    private static String admission(Buyer buyer) {
        return buyer.api().headers().getOrDefault(Admissions.HEADER, "");
    }
}
