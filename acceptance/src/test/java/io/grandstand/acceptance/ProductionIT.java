package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import io.grandstand.acceptance.Browser.Screen;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code up --production} on an empty folder. */
class ProductionIT {

    private static final Pattern LINK = Pattern.compile("(http\\S*/setup\\?token=([\\w.-]+))");

    @Test
    void hasNoAccountButTheOneTimeLinkNoSandboxAndNoFreeMoney() {
        try (Product product = Product.start(
                Product.emptyData("production"),
                "--production",
                "--insecure-http",
                "--public-url",
                "https://tickets.example.org",
                "--trusted-proxies",
                "10.0.0.0/8")) {
            Http anonymous = Http.anonymous(product.url());
            assertThat(anonymous
                            .post(
                                    "/api/v1/auth/login",
                                    "{\"email\":\"admin@grandstand.test\",\"password\":\"grandstand\"}")
                            .status())
                    .isEqualTo(401);
            assertThat(anonymous.get("/api/v1/performances").json().get("total").asInt())
                    .isZero();
            Matcher link = LINK.matcher(product.output());
            assertThat(link.find()).as(product.output()).isTrue();
            assertThat(link.group(1)).startsWith("https://tickets.example.org/setup?token=");

            if (Browser.isInstalled()) {
                shootSetup(product.url(), link.group(2));
            }
            String first = """
                    {"token":"%s","email":"owner@club.example","password":"a long enough secret","nickname":"owner"}
                    """.formatted(link.group(2));
            assertThat(anonymous.post("/api/v1/setup", first).status()).isEqualTo(201);
            assertThat(anonymous
                            .post("/api/v1/setup", first.replace("owner", "other"))
                            .status())
                    .as("the link works once")
                    .isBetween(400, 499);

            Answer login = anonymous.post(
                    "/api/v1/auth/login", "{\"email\":\"owner@club.example\",\"password\":\"a long enough secret\"}");
            assertThat(login.status()).isEqualTo(200);
            Http admin = anonymous.with(
                    "Authorization", "Bearer " + login.json().get("accessToken").asString());
            Answer charge = admin.put("/api/v1/me/wallet/charges/" + UUID.randomUUID(), "{\"amount\":10000}");
            assertThat(charge.status()).isBetween(400, 499);
            assertThat(admin.get("/api/v1/me/wallet").json().get("balance").asLong())
                    .isZero();
            assertThat(admin.post(
                                    "/api/v1/sandbox/payments/" + UUID.randomUUID() + "/choice",
                                    "{\"choice\":\"SUCCESS\"}")
                            .status())
                    .isEqualTo(404);
            assertThat(admin.get("/sandbox/checkout/" + UUID.randomUUID()).status())
                    .isEqualTo(404);
            if (Browser.isInstalled()) {
                shootWithoutADatabase(product);
            }
        }
    }

    /** The page of an error needs nothing that may be what fails. */
    private static void shootWithoutADatabase(Product product) {
        ProcessHandle database = product.embedded("postgres");
        List<ProcessHandle> all =
                Stream.concat(Stream.of(database), database.descendants()).toList();
        all.forEach(process -> Product.signal("STOP", process));
        try (var browser = new Browser()) {
            for (Screen screen : List.of(Screen.PHONE, Screen.DESK)) {
                for (String language : List.of("ko-KR", "en-US")) {
                    Visitor visitor = browser.open(product.url(), screen, language);
                    Response answer = Objects.requireNonNull(visitor.page().navigate("/?q=anything"));
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.headerValue("Retry-After")).isEqualTo("2");
                    assertThat(visitor.page().locator("header a[href='/me']").isVisible())
                            .isTrue();
                    visitor.shootWhole("away-" + language.substring(0, 2));
                    visitor.leave();
                }
            }
        } finally {
            all.forEach(process -> Product.signal("CONT", process));
        }
    }

    private static void shootSetup(URI url, String token) {
        try (var browser = new Browser()) {
            for (Screen screen : List.of(Screen.PHONE, Screen.DESK)) {
                for (String language : List.of("ko-KR", "en-US")) {
                    Visitor visitor = browser.open(url, screen, language);
                    visitor.page().navigate("/setup?token=" + token);
                    assertThat(visitor.page().locator("#nickname").isVisible()).isTrue();
                    visitor.shootWhole("setup-" + language.substring(0, 2));
                    visitor.leave();
                }
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
