package io.grandstand.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.identity.PasswordHashing.Turn;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Passwords are hashed a few at a time, and nobody waits for long. */
@GrandstandTest
class HashingTurnsIT {

    private static final int TRIES_AT_ONCE = 6;
    private static final String FORM = "application/x-www-form-urlencoded";

    @Autowired
    private PasswordHashing hashing;

    @Autowired
    private IdentitySettings settings;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Fans fans;

    @Test
    void withoutASettingHalfOfTheCoresAreForPasswords() {
        int cores = Runtime.getRuntime().availableProcessors();

        assertThat(bound(Map.of()).hashingSlots()).isEqualTo(Math.max(1, cores / 2));
        assertThat(bound(Map.of("hashing-at-once", "7")).hashingSlots()).isEqualTo(7);
        assertThat(bound(Map.of()).hashingWait()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whoGetsNoTurnInTimeIsToldWhenToComeAgain() throws Exception {
        var one = new PasswordHashing(bound(Map.of("hashing-at-once", "1", "hashing-wait", "100ms")));
        withAllTurnsTaken(one, 1, () -> {
            assertThat(one.hash("a password")).isEqualTo(new Turn.Busy<String>(Duration.ofMillis(100)));
            assertThat(one.matches("a password", "{bcrypt}x")).isInstanceOf(Turn.Busy.class);
            assertThat(one.matchesNobody("a password")).isInstanceOf(Turn.Busy.class);
        });
        assertThat(one.hash("a password")).isInstanceOf(Turn.Done.class);
    }

    @Test
    void logInAndSignUpAnswerBusyAndATryThatGotNoTurnDoesNotCount() throws Exception {
        String email = fans.fan().email();
        String logIn = "{\"email\":\"" + email + "\",\"password\":\"" + Fans.PASSWORD + "\"}";
        withAllTurnsTaken(hashing, settings.hashingSlots(), () -> {
            for (int round = 0; round < 2; round++) {
                assertThat(atOnce(() -> TestAccounts.logIn(sessions, email, Fans.PASSWORD, "192.0.2.8")))
                        .containsOnly(new LogInResult.Busy(settings.hashingWait()));
            }
            assertBusy(fans.nobody().post("/api/v1/auth/login", logIn));
            assertBusy(fans.nobody().post("/api/v1/auth/signup", signUp()));
        });

        assertThat(fans.nobody().post("/api/v1/auth/login", logIn).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"ko, 지금 들어오는 분이 아주 많습니다", "en, Very many people come in right now"})
    void thePagesSaySoInWords(String language, String words) throws Exception {
        Api browser = fans.fan().api().with("Accept", "text/html").with("Accept-Language", language);
        withAllTurnsTaken(hashing, settings.hashingSlots(), () -> {
            Answer in = browser.send("POST", "/login", FORM, "email=somebody@example.org&password=a+password");
            assertThat(in.status()).as(in.body()).isEqualTo(503);
            assertThat(in.header("Retry-After")).isEqualTo("2");
            assertThat(in.body()).contains(words, "somebody@example.org");

            Answer up = browser.send("POST", "/signup", FORM, signUpForm());
            assertThat(up.status()).as(up.body()).isEqualTo(503);
            assertThat(up.header("Retry-After")).isEqualTo("2");
            assertThat(up.body()).contains(words);
        });
    }

    private void assertBusy(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("busy");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    private interface Trying {

        void run() throws Exception;
    }

    private static void withAllTurnsTaken(PasswordHashing hashing, int turns, Trying trying) throws Exception {
        var taken = new CountDownLatch(turns);
        var done = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int turn = 0; turn < turns; turn++) {
                others.execute(() -> hashing.inTurn(() -> {
                    taken.countDown();
                    try {
                        done.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                }));
            }
            taken.await();
            try {
                trying.run();
            } finally {
                done.countDown();
            }
        }
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> answers = IntStream.range(0, TRIES_AT_ONCE)
                    .mapToObj(_ -> all.submit(call))
                    .toList();
            var got = new ArrayList<T>();
            for (Future<T> answer : answers) {
                got.add(answer.get());
            }
            return got;
        }
    }

    private static int number() {
        return ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    }

    private static String signUp() {
        return """
                {"email":"busy%1$s@example.org","password":"correct horse","nickname":"busy%1$s","phone":"010%1$s",
                 "birthDate":"1999-04-05"}
                """.formatted(number());
    }

    private static String signUpForm() {
        return "email=busy%1$s@example.org&password=correct+horse&nickname=busy%1$s&phone=010%1$s&birthDate=1999-04-05&terms=2026-11-30-demo&privacy=2026-11-30-demo"
                .formatted(number());
    }

    private static IdentitySettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", IdentitySettings.class);
    }
}
