package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.Wish;
import io.grandstand.identity.EmailAddress;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A host gives tickets away and takes them back by pages alone, and the guest sees what they are. */
@GrandstandTest
class HostGiftPagesIT {

    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern BACK = Pattern.compile("name=\"back\" value=\"([^\"]+)\"");
    private static final Pattern ORDER = Pattern.compile("href=\"(/orders/[0-9a-f-]+)\"");
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Test
    void whatIsTypedIsGivenOnceAndALineOfTheListTakesItBack() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).standing(4).open();
        Somebody guest = fans.fan();
        String performance = "/host/performances/" + sale.performance();
        String page = performance + "/complimentary";
        var browser = new FormBrowser(host.api());
        assertThat(browser.get(performance).body()).contains("href=\"" + page + "\"");
        Answer empty = browser.get(page);
        assertThat(empty.body()).contains("Nothing has been given yet.", ">Floor</option>", ">Standing</option>");
        Map<String, String> form = typed(empty, guest.email(), "1", "1-2", "<family>");
        form.put("area", "1");
        form.put("places", "2");

        Answer given = browser.post(page, form);
        Answer again = browser.post(page, form);

        assertThat(given.status()).as(given.body()).isEqualTo(303);
        assertThat(given.header("Location")).isEqualTo(page + "?done=given");
        assertThat(again.header("Location")).isEqualTo(page + "?done=given");
        Answer list = browser.get(page + "?done=given");
        assertThat(list.body())
                .contains(
                        "<p class=\"note good\"",
                        "Given now: 4 tickets",
                        guest.email(),
                        "Floor 1 1, Floor 1 2, Standing × 2",
                        "&lt;family&gt;",
                        "<span class=\"tag given\">Given</span>")
                .doesNotContain("<family>");
        assertThat(browser.get(performance).body())
                .contains("data-figure=\"given\">4<", "data-figure=\"sold\">0<", "data-figure=\"left\">50<");

        assertThat(list.body().replaceAll("\\s+", " "))
                .as("no single press")
                .containsPattern("<details> <summary[^>]*>Take back</summary> <form .*>Yes, take them back</button>")
                .containsOnlyOnce("name=\"back\"");

        Answer back = browser.post(page, Map.of("back", found(BACK, list)));

        assertThat(back.header("Location")).isEqualTo(page + "?done=taken-back");
        assertThat(browser.get(page + "?done=taken-back").body())
                .contains("Taken back. The tickets let nobody in", ">Taken back</span>", "Given now: no ticket")
                .doesNotContain("name=\"back\"");
        assertThat(browser.get(performance).body()).contains("data-figure=\"given\">0<");
    }

    @Test
    void seatsThatAreGivenAreMarkedOnTheMapsOfTheirHostAndTheirGuest() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).ticketsMax(4).open();
        Somebody guest = fans.fan();
        String page = "/host/performances/" + sale.performance() + "/complimentary";
        String seats = "/performances/" + sale.performance() + "/seats";
        var browser = new FormBrowser(host.api());
        Map<String, String> form = typed(browser.get(page), guest.email(), "", "", "press");
        form.put("section", "");
        form.put("picked", "3,14");

        Answer given = browser.post(page, form);

        assertThat(given.status()).as(given.body()).isEqualTo(303);
        Answer list = browser.get(page);
        assertThat(list.body()).contains("Floor 1 4, Floor 2 5", "data-given=\"[3, 14]\"", "data-seats-max=\"20\"");
        assertThat(browser.get("/host/performances/" + sale.performance() + "/house-seats")
                        .body())
                .contains("data-given=\"[3, 14]\"");
        assertThat(guest.api().with("Accept", "text/html").get(seats).body())
                .contains("data-given=\"[3, 14]\"", "data-own=\"[]\"");
        assertThat(fans.fan().api().with("Accept", "text/html").get(seats).body())
                .contains("data-given=\"[]\"");
        assertThat(fans.nobody().with("Accept", "text/html").get(seats).body()).contains("data-given=\"[]\"");

        browser.post(page, Map.of("back", found(BACK, list)));
        assertThat(browser.get(page).body()).contains("data-given=\"[]\"");
        assertThat(guest.api().with("Accept", "text/html").get(seats).body()).contains("data-given=\"[]\"");
    }

    @Test
    void whatIsPickedOnTheMapIsKeptAndRefusedAsWhatIsTyped() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).open();
        Somebody guest = fans.fan();
        String page = "/host/performances/" + sale.performance() + "/complimentary";
        var browser = new FormBrowser(host.api());
        Map<String, String> form = typed(browser.get(page), "nobody@example.org", "", "", "");
        form.put("section", "");
        form.put("picked", "3,14");
        assertThat(browser.post(page, form).body()).contains("name=\"picked\" value=\"3,14\"");

        form.put("guest", guest.email());
        form.put(
                "picked",
                IntStream.rangeClosed(0, Wish.SEATS_MAX)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",")));
        assertThat(browser.post(page, form).body()).contains("That is more than 20 tickets at once.");
        form.put("picked", "77");
        assertThat(browser.post(page, form).body()).contains("There are no such seats.");
        assertThat(browser.get(page).body()).contains("Given now: no ticket");
    }

    @Test
    void theGuestIsToldPlainlyWhatItIsAndGivesItBackForNothing() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).open();
        Somebody guest = fans.fan();
        String page = "/host/performances/" + sale.performance() + "/complimentary";
        var browser = new FormBrowser(host.api());
        browser.post(page, typed(browser.get(page), guest.email(), "2", "1", "press"));
        var theirs = new FormBrowser(guest.api());

        Answer orders = theirs.get("/me/orders");
        assertThat(orders.body())
                .contains("Given to you", "<strong>Free</strong>")
                .doesNotContain("₩0");
        String order = found(ORDER, orders);
        assertThat(theirs.get(order).body())
                .contains(
                        "You are invited!",
                        "Given to you by the house: there is nothing to pay.",
                        "<svg class=\"qr\"",
                        "<strong>Free</strong>",
                        "The house gave you these tickets",
                        ">Give tickets back</a>")
                .doesNotContain("₩", "press", "If you cancel");
        assertThat(theirs.get("/me/tickets").body()).contains("<svg class=\"qr\"", "Floor 2 1");

        Answer choose = theirs.get(order + "/cancellation");
        assertThat(choose.body())
                .contains("Give tickets back", "The house gave you these tickets.")
                .doesNotContain("₩");
        Answer sure = theirs.get(order + "/cancellation?asked=yes&ticket=" + found(TICKET, choose));
        assertThat(sure.body())
                .contains("Give 1 ticket back?", ">Give this ticket back</button>")
                .doesNotContain("₩");
        Answer returned = theirs.post(
                order + "/cancellation", Map.of("ticket", found(TICKET, sure), "key", found(KEY, sure), "fee", "0"));

        assertThat(returned.status()).as(returned.body()).isEqualTo(303);
        assertThat(theirs.get(returned.header("Location")).body())
                .contains("Given back: Floor 2 1.", "Tickets of the house", "Back at the house")
                .doesNotContain("₩", "Nothing goes back");
        assertThat(theirs.get("/me/orders").body()).contains("Back at the house");
        assertThat(browser.get(page).body()).contains(">Given back</span>");
    }

    @Test
    void whatTheGuestHasLeftOfItIsSaidWithoutMoney() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).open();
        Somebody guest = fans.fan();
        String order = "/api/v1/orders/"
                + host.api()
                        .put(
                                "/api/v1/host/performances/" + sale.performance() + "/complimentary/"
                                        + UUID.randomUUID(),
                                "{\"guest\":\"" + guest.email() + "\",\"seats\":[1,2]}")
                        .json()
                        .path("orderId")
                        .asString();
        var theirs = guest.api().with("Accept", "text/html").with("Accept-Language", "en");
        assertThat(theirs.get("/me/orders").body()).doesNotContain("given back");

        String ticket = guest.api().get(order).json().at("/tickets/0/ticketId").asString();
        Answer some = guest.api().post(order + "/cancellation", "{\"ticketIds\":[\"" + ticket + "\"]}");
        assertThat(some.status()).as(some.body()).isEqualTo(202);

        assertThat(theirs.get("/me/orders").body())
                .contains("1 of 2 given back", "Given to you")
                .doesNotContain("₩");
        assertThat(theirs.with("Accept-Language", "ko").get("/me/orders").body())
                .contains("2장 중 1장 돌려줌")
                .doesNotContain("0원");

        guest.api().post(order + "/cancellation", "{}");

        assertThat(theirs.get("/me/orders").body())
                .contains("Back at the house")
                .doesNotContain("given back", "₩");
    }

    @Test
    void theSameIsSaidInKorean() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).open();
        Somebody guest = fans.fan();
        host.api()
                .put(
                        "/api/v1/host/performances/" + sale.performance() + "/complimentary/" + UUID.randomUUID(),
                        "{\"guest\":\"" + guest.email() + "\",\"seats\":[1]}");
        var korean = guest.api().with("Accept", "text/html").with("Accept-Language", "ko");

        Answer orders = korean.get("/me/orders");

        assertThat(orders.body()).contains("무료", ">초대</span>");
        assertThat(korean.get(found(ORDER, orders)).body())
                .contains("초대받으셨습니다", "주최 측에서 드린 초대권입니다. 결제하실 금액은 없습니다.", "초대권 돌려주기", "무료")
                .doesNotContain("0원");
    }

    @Test
    void whatCannotBeGivenIsSaidAndKept() {
        Somebody host = fans.host();
        Opened sale =
                onSale.aPerformance().by(host.id()).frontOnly().standing(4).open();
        Somebody guest = fans.fan();
        String page = "/host/performances/" + sale.performance() + "/complimentary";
        var browser = new FormBrowser(host.api());
        Answer empty = browser.get(page);
        assertThat(empty.body()).contains("<label for=\"reason\">Reason, in a word <span class=\"muted\">(optional)");

        Answer nobody = browser.post(page, typed(empty, "nobody@example.org", "1", "1", "press"));
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.body())
                .contains(
                        "Nobody has an account with this address.", "value=\"nobody@example.org\"", "value=\"press\"");
        for (String none : List.of("", "nobody", "a\0@example.org", guest.email() + "x".repeat(300))) {
            Answer wrong = browser.post(page, typed(empty, none, "1", "1", ""));
            assertThat(wrong.status()).as(none).isEqualTo(422);
            assertThat(wrong.body()).contains("Nobody has an account with this address.");
        }
        assertThat(browser.post(page, typed(empty, fans.newcomer().email(), "1", "1", ""))
                        .body())
                .contains("The address of an account here, which its owner has confirmed.")
                .contains("nobody has confirmed yet that the address is theirs");
        assertThat(browser.post(page, typed(empty, guest.email(), "9", "1", "")).body())
                .contains("Write rows as they are called", "This section has rows 1 to 5.");
        assertThat(browser.post(page, typed(empty, guest.email(), "1", "77", ""))
                        .body())
                .contains("There are no such seats.");
        assertThat(browser.post(page, typed(empty, guest.email(), "5", "1", "")).body())
                .contains("Some of these seats have no price");
        assertThat(browser.post(page, typed(empty, guest.email(), "1-3", "", ""))
                        .body())
                .contains("That is more than 20 tickets at once.");
        assertThat(browser.post(page, Map.of("guest", guest.email(), "key", found(KEY, empty)))
                        .body())
                .contains("Choose seats or places.");
        assertThat(browser.post(page, Map.of("guest", guest.email(), "key", found(KEY, empty), "area", "1"))
                        .body())
                .contains("Choose an area and how many places of it.");
        assertThat(browser.post(page, Map.of("guest", guest.email(), "key", "none", "section", "0", "rows", "1"))
                        .body())
                .contains("Please send the form once more.");
        browser.post(page, typed(browser.get(page), guest.email(), "1", "1", ""));
        assertThat(browser.post(page, typed(browser.get(page), guest.email(), "1", "1-2", ""))
                        .body())
                .contains("Somebody has one of these seats. Nothing was given.");
        assertThat(browser.post(page, Map.of("back", "none")).status()).isEqualTo(404);
        assertThat(browser.get(page).body()).contains("Given now: 1 ticket<");
    }

    @Test
    void anAddressIsReadWholeOrNotAtAll() {
        String longest = "a@" + "x".repeat(EmailAddress.LENGTH_MAX - 6) + ".org";

        assertThat(longest).hasSize(EmailAddress.LENGTH_MAX);
        assertThat(guest("  " + longest + " ")).isEqualTo(longest);
        assertThat(EmailAddress.parse(guest(longest + "x"))).isEmpty();
        assertThat(guest(longest + "x".repeat(1_000))).hasSize(EmailAddress.LENGTH_MAX + 1);
    }

    private static String guest(String typed) {
        return GiftForm.of(Map.of("guest", typed)).values().getOrDefault("guest", "");
    }

    @Test
    void aDraftHasNothingToGiveYet() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).notYetVisible().open();
        var browser = new FormBrowser(host.api());

        assertThat(browser.get("/host/performances/" + sale.performance() + "/complimentary")
                        .body())
                .contains("Publish the performance first")
                .doesNotContain("name=\"guest\"");
    }

    @Test
    void anotherHostsGiftsAreNobodyElses() {
        Opened sale = onSale.aPerformance().by(fans.host().id()).open();
        String page = "/host/performances/" + sale.performance() + "/complimentary";
        var other = new FormBrowser(fans.host().api());
        other.get("/host");

        assertThat(other.get(page).status()).isEqualTo(404);
        assertThat(other.post(page, Map.of("guest", "a@example.org")).status()).isEqualTo(404);
        assertThat(new FormBrowser(fans.fan().api()).get(page).status()).isEqualTo(403);
    }

    private static Map<String, String> typed(Answer page, String guest, String rows, String seats, String reason) {
        return new HashMap<>(Map.of(
                "key", found(KEY, page),
                "guest", guest,
                "section", "0",
                "rows", rows,
                "seats", seats,
                "reason", reason));
    }

    private static String found(Pattern pattern, Answer page) {
        Matcher found = pattern.matcher(page.body());
        assertThat(found.find()).as(pattern + " in " + page.body()).isTrue();
        return found.group(1);
    }
}
