package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page on which a fan checks the draw, and what it makes of a server that lies. */
record ProofPage(Page page) {

    private static final String PROOF = "**/api/v1/performances/*/waiting-room/proof";

    static ProofPage open(Page page, long performance) {
        page.navigate("/performances/" + performance + "/waiting-room/proof");
        return new ProofPage(page);
    }

    Locator verdict() {
        return page.locator("[data-part=verdict]");
    }

    void says(String verdict) {
        assertThat(verdict()).hasAttribute("data-verdict", verdict, patience());
    }

    /** What the server says is changed on its way, as a server that lies would say it. */
    void saysOf(UnaryOperator<String> lie, String verdict) {
        page.route(PROOF, route -> {
            APIResponse answer = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(lie.apply(answer.text())));
        });
        page.reload();
        assertThat(page.locator("[data-part=verdict].bad"))
                .hasAttribute("data-verdict", Pattern.compile(verdict + ".*"), patience());
        page.unroute(PROOF);
    }

    /** Another first digit in what is written in hexadecimal digits. */
    static UnaryOperator<String> otherDigit(String field) {
        return body -> {
            Matcher digit = Pattern.compile("(\"" + field + "\":\\s*\\[?\\s*\")([0-9a-f])")
                    .matcher(body);
            assertThat(digit.find()).as(field).isTrue();
            return digit.replaceFirst(found -> found.group(1) + (found.group(2).equals("0") ? "1" : "0"));
        };
    }

    /** Another value, wherever the field is. */
    static UnaryOperator<String> other(String field, String value) {
        return body -> {
            String changed = body.replaceAll("\"" + field + "\":\\s*(\\d+|\"[^\"]*\")", "\"" + field + "\":" + value);
            assertThat(changed).as(field).isNotEqualTo(body);
            return changed;
        };
    }

    private static LocatorAssertions.HasAttributeOptions patience() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(Visitor.ANSWER_MAX_MILLIS);
    }
}
