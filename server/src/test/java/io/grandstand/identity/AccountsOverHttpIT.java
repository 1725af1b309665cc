package io.grandstand.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GrandstandTest
class AccountsOverHttpIT {

    @Autowired
    private Fans fans;

    private final String tail = Integer.toString(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));
    private final String form = """
            {"email":"mina%1$s@example.org","password":"correct horse","nickname":"mina%1$s","phone":"010%1$s",
             "birthDate":"1999-04-05"}
            """.formatted(tail);

    @Test
    void somebodySignsUpLogsInSaysWhoTheyAreAndLogsOut() {
        Api nobody = fans.nobody();
        Answer signedUp = nobody.post("/api/v1/auth/signup", form);
        assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(201);

        Answer in = logIn("MINA" + tail + "@example.org", "correct horse");
        assertThat(in.status()).as(in.body()).isEqualTo(200);
        assertThat(in.json().get("expiresIn").asInt()).isPositive();
        Api mina = nobody.as(in.json().get("accessToken").asString());
        Answer me = mina.get("/api/v1/me");
        assertThat(me.json().get("accountId")).isEqualTo(signedUp.json().get("accountId"));
        assertThat(me.json().get("roles").toString()).isEqualTo("[\"FAN\"]");

        assertThat(mina.post("/api/v1/auth/logout", "{}").status()).isEqualTo(204);

        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(mina.get("/api/v1/me").status()).isEqualTo(401));
        assertThat(refresh(in.json().get("refreshToken").asString()).status()).isEqualTo(401);
    }

    @Test
    void somebodySeesTheirLogInsAndEndsThemAllAtOnce() {
        fans.nobody().post("/api/v1/auth/signup", form);
        Answer lost = logIn("mina" + tail + "@example.org", "correct horse");
        Answer here = logIn("mina" + tail + "@example.org", "correct horse");
        Api mina = fans.nobody().as(here.json().get("accessToken").asString());
        var items = mina.get("/api/v1/me/sessions").json().get("items");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).get("current").asBoolean()).isTrue();
        assertThat(items.get(1).get("current").asBoolean()).isFalse();
        assertThat(items.get(0).get("device").toString()).isEqualTo("{\"browser\":\"PROGRAM\"}");

        assertThat(mina.post("/api/v1/auth/logout-everywhere", "{}").status()).isEqualTo(204);

        assertThat(mina.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(fans.nobody()
                        .as(lost.json().get("accessToken").asString())
                        .get("/api/v1/me")
                        .status())
                .isEqualTo(401);
        assertThat(refresh(lost.json().get("refreshToken").asString()).status()).isEqualTo(401);
    }

    @Test
    void whatSomebodyElseHasIsNamed() {
        Api nobody = fans.nobody();
        assertThat(nobody.post("/api/v1/auth/signup", form).status()).isEqualTo(201);
        String other = form.replace("mina" + tail + "@", "other" + tail + "@");

        Answer nickname = nobody.post("/api/v1/auth/signup", other);
        Answer phone = nobody.post("/api/v1/auth/signup", other.replace("\"mina" + tail + "\"", "\"o" + tail + "\""));
        Answer email = nobody.post("/api/v1/auth/signup", form.replace("mina" + tail + "@", "MINA" + tail + "@"));

        assertThat(nickname.status()).isEqualTo(409);
        assertThat(nickname.problem()).isEqualTo("already-taken");
        assertThat(nickname.json().get("field").asString()).isEqualTo("nickname");
        assertThat(phone.json().get("field").asString()).isEqualTo("phone");
        assertThat(email.json().get("field").asString()).isEqualTo("email");
    }

    @Test
    void everyWrongFieldIsListedAtOnce() {
        Answer answer = fans.nobody().post("/api/v1/auth/signup", """
                        {"email":"nobody","password":"short","nickname":"<b>","phone":"12","birthDate":"yesterday"}
                        """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsString("path"))
                .containsExactly("email", "password", "nickname", "phone", "birthDate");
        assertThat(answer.body()).doesNotContain("short\"");
    }

    @Test
    void childrenNeedSomebodyElsesConsent() {
        Answer answer = fans.nobody().post("/api/v1/auth/signup", form.replace("1999-04-05", "2020-04-05"));

        assertThat(answer.problem()).isEqualTo("too-young");
    }

    @Test
    void aWrongPasswordAndAnAccountThatIsNotThereLookTheSame() {
        assertThat(fans.nobody().post("/api/v1/auth/signup", form).status()).isEqualTo(201);

        Answer wrong = logIn("mina" + tail + "@example.org", "wrong horse");
        Answer nobody = logIn("nobody" + tail + "@example.org", "wrong horse");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("bad-credentials");
        assertThat(nobody.body()).isEqualTo(wrong.body());
    }

    @Test
    void guessingAPasswordEndsAtTheLimit() {
        String email = "guessed" + tail + "@example.org";
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(logIn(email, "guess " + attempt).status()).isEqualTo(401);
        }

        Answer eleventh = logIn(email, "guess 11");

        assertThat(eleventh.status()).isEqualTo(429);
        assertThat(eleventh.problem()).isEqualTo("too-many-attempts");
        assertThat(Integer.parseInt(eleventh.header("Retry-After"))).isBetween(1, 301);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndItsReuseEndsTheSession() {
        assertThat(fans.nobody().post("/api/v1/auth/signup", form).status()).isEqualTo(201);
        Answer in = logIn("mina" + tail + "@example.org", "correct horse");
        String first = in.json().get("refreshToken").asString();

        Answer renewed = refresh(first);
        assertThat(renewed.status()).isEqualTo(200);
        String second = renewed.json().get("refreshToken").asString();
        assertThat(refresh(first).status()).as("used before").isEqualTo(401);

        assertThat(refresh(second).status()).as("the whole session has ended").isEqualTo(401);
        await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(fans.nobody()
                        .as(renewed.json().get("accessToken").asString())
                        .get("/api/v1/me")
                        .status())
                .isEqualTo(401));
    }

    @Test
    void tokensThatWeDidNotSignAreRefused() {
        String good = fans.fan().token();
        String[] parts = good.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String none = encode("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        String admin = parts[0] + "." + encode(claims.replace("FAN", "ADMIN")) + "." + parts[2];
        String symmetric = encode("{\"alg\":\"HS256\"}") + "." + parts[1] + "." + parts[2];

        for (String forged : new String[] {none, admin, symmetric, "x", good + "x", parts[0] + ".." + parts[2]}) {
            Answer answer = fans.nobody().as(forged).get("/api/v1/me");
            assertThat(answer.status()).as(forged).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("unauthenticated");
        }
        assertThat(fans.nobody().as(good).get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void thePublicKeyIsPublishedAndThePrivateOneIsNot() {
        Answer keys = fans.nobody().get("/.well-known/jwks.json");

        assertThat(keys.status()).isEqualTo(200);
        assertThat(keys.json().get("keys").get(0).propertyNames())
                .contains("kty", "n", "e", "kid")
                .doesNotContain("d", "p", "q");
    }

    @Test
    void onlyAnAdminGivesRolesAndTheOldTokensEnd() {
        Fans.Somebody fan = fans.fan();
        String path = "/api/v1/admin/accounts/" + fan.id() + "/roles";
        assertThat(fan.api().put(path, "{\"roles\":[\"ADMIN\"]}").status()).isEqualTo(403);
        assertThat(fans.host().api().put(path, "{\"roles\":[\"HOST\"]}").status())
                .isEqualTo(403);

        Answer granted = fans.admin().api().put(path, "{\"roles\":[\"FAN\",\"HOST\"]}");

        assertThat(granted.status()).as(granted.body()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(fan.api().get("/api/v1/me").status()).isEqualTo(401));
        Answer in = logIn(fan.email(), Fans.PASSWORD);
        assertThat(fans.nobody()
                        .as(in.json().get("accessToken").asString())
                        .post("/api/v1/host/shows", "{}")
                        .status())
                .isNotIn(401, 403);
    }

    @Test
    void staffBelongToAHost() {
        Fans.Somebody fan = fans.fan();
        String path = "/api/v1/admin/accounts/" + fan.id() + "/roles";
        Api admin = fans.admin().api();

        assertThat(admin.put(path, "{\"roles\":[\"STAFF\"]}").status()).isEqualTo(422);
        assertThat(admin.put(path, "{\"roles\":[\"STAFF\"],\"staffOf\":\"" + fan.id() + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(admin.put(
                                path,
                                "{\"roles\":[\"STAFF\"],\"staffOf\":\""
                                        + fans.host().id() + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private Answer logIn(String email, String password) {
        return fans.nobody()
                .post("/api/v1/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    private Answer refresh(String token) {
        return fans.nobody().post("/api/v1/auth/refresh", "{\"refreshToken\":\"" + token + "\"}");
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
