package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.FeeSchedule.Step;
import io.grandstand.kernel.Ids;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A host says by a form what giving tickets back costs. */
@GrandstandTest
class HostFeePagesIT {

    private static final Pattern INPUT = Pattern.compile("<input id=\"([^\"]+)\" name=[^>]*? value=\"([^\"]*)\"");
    private static final Pattern MADE = Pattern.compile("/host/performances/(\\d+)");
    private static final String USUAL =
            "[{\"daysBefore\":10,\"percent\":0},{\"daysBefore\":7,\"percent\":10},{\"daysBefore\":3,\"percent\":20},"
                    + "{\"daysBefore\":1,\"percent\":30},{\"daysBefore\":0,\"percent\":90}]";

    private final Fans fans;
    private final OnSale onSale;
    private final Ids ids;
    private Somebody host;

    @Autowired
    HostFeePagesIT(Fans fans, OnSale onSale, Ids ids) {
        this.fans = fans;
        this.onSale = onSale;
        this.ids = ids;
        this.host = fans.host();
    }

    @BeforeEach
    void somebodyNew() {
        host = fans.host();
    }

    @Test
    void aNewPerformanceHasTheUsualFeesAndSaysWhatTheyAre() {
        Opened other = onSale.aPerformance().by(host.id()).open();
        String form = form(other);
        assertThat(page(form))
                .contains(
                        "value=\"usual\" checked",
                        "Within 24 hours of buying it costs nothing.",
                        "until 10 days before: nothing, until 7 days before: 10%, until 3 days before: 20%, until the day"
                                + " before: 30%, on the day itself: 90%");
        assertThat(korean(form)).contains("10일 전까지 무료, 7일 전까지 10%, 3일 전까지 20%, 전날까지 30%, 당일 90%입니다.");

        JsonNode made = cancellation(made(post(form, with(typed(form), "fees", "usual"))));

        assertThat(made.path("freeHours").asInt()).isEqualTo(24);
        assertThat(made.path("fees").toString()).isEqualTo(USUAL);
    }

    @Test
    void aHostsOwnStepsHoldAndStandInTheFormAgain() {
        String form = form(onSale.aPerformance().by(host.id()).open());
        Map<String, String> own =
                steps(with(typed(form), "fees", "own", "feeHours", "2"), "30", "5", "", "", "2", "50");

        long made = made(post(form, own));

        assertThat(cancellation(made).toString())
                .contains("\"freeHours\":2", "[{\"daysBefore\":30,\"percent\":5},{\"daysBefore\":2,\"percent\":50}]");
        assertThat(page("/host/performances/" + made + "/terms"))
                .contains("value=\"own\" checked", field("feeHours", "2"), field("fee.1.days", "2"))
                .contains(field("fee.1.percent", "50"), field("fee.2.days", ""));
        assertThat(page("/performances/" + made))
                .contains(
                        "Within 2 hours of buying", "2 days before", "50% of the price", "After that, tickets are not");
    }

    @Test
    void whatIsWrongInAStepIsSaidBesideItAndNothingThatWasTypedIsLost() {
        String form = form(onSale.aPerformance().by(host.id()).open());
        Map<String, String> own =
                steps(with(typed(form), "fees", "own", "feeHours", "soon"), "7", "ten", "", "", "9", "5");

        Answer refused = post(form, own);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("value=\"own\" checked", field("feeHours", "soon"), field("fee.0.percent", "ten"))
                .contains(field("fee.2.days", "9"), field("fee.2.percent", "5"))
                .containsOnlyOnce("A whole number from 0 to 168.")
                .contains(help("fee.0.percent", "A whole number from 0 to 100, not smaller than in the step before."))
                .contains(help("fee.0.days", ""), help("fee.1.days", ""), help("fee.1.percent", ""));

        Answer outOfOrder = post(form, steps(with(own, "feeHours", "0"), "7", "10", "", "", "9", "5"));
        assertThat(outOfOrder.body())
                .contains(help("fee.2.days", "A whole number from 0 to 365, smaller than in the step before."))
                .contains(help("fee.2.percent", "A whole number from 0 to 100, not smaller than in the step before."));
        assertThat(post(form, steps(with(own, "feeHours", "0"), "7", "", "", "", "", ""))
                        .body())
                .contains(help("fee.0.percent", "A whole number from 0 to 100, not smaller than in the step before."));
        Answer none = post(form, steps(with(own, "feeHours", "0"), "", "", "", "", "", ""));
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body()).contains("Fill in at least one step, or choose that tickets are not taken back.");
    }

    @Test
    void aScheduleIsAsLongAsTenSteps() {
        String form = form(onSale.aPerformance().by(host.id()).open());
        var own = with(typed(form), "fees", "own", "feeHours", "0");
        for (int step = 0; step < 10; step++) {
            own.put("fee." + step + ".days", Integer.toString(9 - step));
            own.put("fee." + step + ".percent", Integer.toString(step * 10));
        }

        long made = made(post(form, own));

        assertThat(cancellation(made).path("fees").size()).isEqualTo(10);
        assertThat(page("/host/performances/" + made + "/terms"))
                .contains(field("fee.9.percent", "90"))
                .doesNotContain("More steps", "fee.10.");
    }

    @Test
    void whereNothingIsTakenBackTheFormSaysSoAndKeepsTheUsualStepsToBeginFrom() {
        Opened sale = onSale.aPerformance().by(host.id()).open();
        String terms = terms(sale);

        assertThat(post(terms, with(typed(terms), "fees", "never")).status()).isEqualTo(303);

        assertThat(cancellation(sale.performance().value()).path("fees").size()).isZero();
        assertThat(page(terms)).contains("value=\"never\" checked", field("fee.0.days", "10"));
        assertThat(page("/performances/" + sale.performance())).contains("are not taken back");
    }

    @Test
    void aFormWithoutAChoiceKeepsWhatThereIs() {
        Opened sale =
                onSale.aPerformance().by(host.id()).fees(3, new Step(5, 40)).open();
        String terms = terms(sale);

        assertThat(post(terms, with(typed(terms), "price.0", "60,000")).status())
                .isEqualTo(303);

        assertThat(cancellation(sale.performance().value()).toString())
                .contains("\"freeHours\":3", "[{\"daysBefore\":5,\"percent\":40}]");
    }

    @Test
    void onceSomebodyHasOrderedOnlyTheFeesChangeAndForLaterOrdersAlone() {
        Opened sale = onSale.aPerformance().by(host.id()).open();
        Somebody fan = fans.fan();
        Buying before = Buying.ordered(fan, sale, 0, ids);
        assertThat(page("/host/performances/" + sale.performance()))
                .contains("href=\"/host/performances/" + sale.performance() + "/terms\"");
        String terms = terms(sale);
        Map<String, String> own = steps(with(typed(terms), "fees", "own", "feeHours", "0"), "0", "15");

        assertThat(post(terms, with(own, "price.0", "70,000")).status()).isEqualTo(409);
        assertThat(post(terms, own).status()).isEqualTo(303);

        assertThat(page("/performances/" + sale.performance())).contains("15% of the price");
        assertThat(fan.api()
                        .with("Accept", "text/html")
                        .with("Accept-Language", "en")
                        .get("/orders/" + before.orderId())
                        .body())
                .contains("90% of the price")
                .doesNotContain("15% of the price");
    }

    private static String terms(Opened sale) {
        return "/host/performances/" + sale.performance() + "/terms";
    }

    /** For another performance of the same show, where it is played. */
    private static String form(Opened other) {
        return "/host/performances/new?asked=1&show=" + other.show() + "&venue="
                + other.plan().venue();
    }

    /** What a form has in it, as a browser sends it back: but for what is chosen. */
    private Map<String, String> typed(String form) {
        var fields = new LinkedHashMap<String, String>();
        Matcher input = INPUT.matcher(page(form));
        while (input.find()) {
            fields.put(input.group(1), input.group(2));
        }
        Matcher where = Pattern.compile("show=(\\d+)&venue=(\\d+)").matcher(form);
        if (where.find()) {
            fields.put("show", where.group(1));
            fields.put("venue", where.group(2));
            fields.put("price.0", "80,000");
        }
        fields.put("room", "none");
        return fields;
    }

    private static Map<String, String> with(Map<String, String> fields, String... changes) {
        var changed = new LinkedHashMap<>(fields);
        for (int at = 0; at < changes.length; at += 2) {
            changed.put(changes[at], changes[at + 1]);
        }
        return changed;
    }

    /** Days and percent of each step in turn, and nothing in the rows after these. */
    private static Map<String, String> steps(Map<String, String> fields, String... steps) {
        var changed = new LinkedHashMap<>(fields);
        changed.keySet().removeIf(field -> field.startsWith("fee."));
        for (int at = 0; at < steps.length; at += 2) {
            changed.put("fee." + at / 2 + ".days", steps[at]);
            changed.put("fee." + at / 2 + ".percent", steps[at + 1]);
        }
        return changed;
    }

    private static String field(String name, String value) {
        return "<input id=\"%s\" name=\"%s\" type=\"text\"".formatted(name, name)
                + (name.equals("feeHours") ? "" : " inputmode=\"numeric\" maxlength=\"12\"")
                + " value=\"%s\"".formatted(value);
    }

    /** What stands beneath a field of a step. */
    private static String help(String field, String wrong) {
        return "<div id=\"%s-help\">%s</div>"
                .formatted(field, wrong.isEmpty() ? "" : "<p class=\"wrong\">" + wrong + "</p>");
    }

    private JsonNode cancellation(long performance) {
        return host.api().get("/api/v1/performances/" + performance).json().path("cancellation");
    }

    private Answer post(String path, Map<String, String> fields) {
        String form = path.replaceFirst("\\?.*", "");
        return host.api()
                .with("Accept", "text/html")
                .with("Accept-Language", "en")
                .post(form, fields);
    }

    private static long made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        Matcher there = MADE.matcher(answer.header("Location"));
        assertThat(there.find()).as(answer.header("Location")).isTrue();
        return Long.parseLong(there.group(1));
    }

    private String page(String path) {
        return page(path, "en");
    }

    private String korean(String path) {
        return page(path, "ko");
    }

    private String page(String path, String language) {
        Answer answer = host.api()
                .with("Accept", "text/html")
                .with("Accept-Language", language)
                .get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }
}
