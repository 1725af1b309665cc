package io.grandstand.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.PageRequest;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@GrandstandTest
class ConsumingIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    /** Two seconds of trying, and what a busy machine takes for the rest. */
    private static final Duration GIVEN_UP_WITHIN = Duration.ofSeconds(10);

    @Autowired
    Fans fans;

    @Autowired
    Outbox outbox;

    @Autowired
    Listening listening;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    DeadLetterController controller;

    @Autowired
    RawMessages messages;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Ids ids;

    String key = "";

    @BeforeEach
    void useAKeyOfItsOwn() {
        key = ids.next().toString();
    }

    @Test
    void hasItsEffectOnceWhenItFailsOnce() {
        listening.reactTo(key, (event, attempt) -> {
            if (attempt == 1) {
                throw new IllegalStateException("the first time always fails");
            }
        });
        append(1, 2, 3);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(listening.obeyed(key)).containsExactly(1, 2, 3));
        assertThat(listening.attempts(key)).isEqualTo(4);
        assertThat(lettersOf(key)).isEmpty();
    }

    @Test
    void givesUpAMessageThatCanNeverBeHandledAndGoesOnWithTheRest() {
        listening.reactTo(key, (event, attempt) -> {
            if (event.number() == 2) {
                throw new IllegalArgumentException("two is impossible");
            }
        });
        append(1, 2, 3);
        await().atMost(GIVEN_UP_WITHIN).until(() -> listening.obeyed(key).equals(List.of(1, 3)));
        assertThat(lettersOf(key)).singleElement().satisfies(letter -> {
            assertThat(letter.consumer()).isEqualTo(Listening.OBEDIENT);
            assertThat(letter.eventType()).isEqualTo("SomethingHappened");
            assertThat(letter.error()).contains("two is impossible");
            assertThat(letter.payload()).contains("\"number\":2");
        });
        assertThat(listening.steady(key)).containsExactly(1, 2, 3);
    }

    @Test
    void givesUpWhatIsNoJsonJustAsItCame() {
        byte[] garbage = {'{', (byte) 0xff, 0, 'x'};
        messages.send(new ProducerRecord<>(SomethingHappened.TOPIC, key, garbage));
        await().atMost(GIVEN_UP_WITHIN).until(() -> lettersOf(key).size() == 2);
        for (DeadLetter letter : lettersOf(key)) {
            assertThat(deadLetters.payload(letter.id())).isEqualTo(garbage);
        }
        append(1);
        await().atMost(SOON).until(() -> listening.obeyed(key).equals(List.of(1)));
    }

    @Test
    void readsEventsOfLaterVersionsThatHaveMoreFields() {
        String later = """
                {"eventId":"%s","at":"2026-11-21T10:00:00Z","key":"%s","number":7,"mood":"good","more":{"a":[1]}}
                """.formatted(ids.next(), key);
        messages.send(new ProducerRecord<>(SomethingHappened.TOPIC, key, later.getBytes(StandardCharsets.UTF_8)));
        await().atMost(SOON).until(() -> listening.obeyed(key).equals(List.of(7)));
    }

    @Test
    void waitsForInfrastructureForAsLongAsItTakes() {
        listening.reactTo(key, (event, attempt) -> {
            if (attempt < 5) {
                throw new DataAccessResourceFailureException("the database is away");
            }
        });
        append(1);
        await().atMost(Duration.ofSeconds(40)).until(() -> listening.obeyed(key).equals(List.of(1)));
        assertThat(listening.attempts(key)).isEqualTo(5);
        assertThat(lettersOf(key)).isEmpty();
    }

    @Test
    void replaysADeadLetterToTheConsumerThatGaveItUpAndToNoOther() {
        listening.reactTo(key, (event, attempt) -> {
            throw new IllegalArgumentException("not yet");
        });
        append(1);
        await().atMost(GIVEN_UP_WITHIN).until(() -> lettersOf(key).size() == 1);
        listening.reactTo(key, (event, attempt) -> {});
        long letter = lettersOf(key).getFirst().id();
        var admin = new Caller(new AccountId(ids.next()), Set.of(AccountRole.ADMIN));

        assertThat(controller.replay(letter, admin).getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        await().atMost(SOON).until(() -> listening.obeyed(key).equals(List.of(1)));
        assertThat(controller.replay(letter, admin).getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(controller.replay(Long.MAX_VALUE, admin).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);

        append(2);
        await().atMost(SOON).until(() -> listening.obeyed(key).equals(List.of(1, 2)));
        assertThat(listening.steady(key)).containsExactly(1, 2);
        assertThat(lettersOf(key)).singleElement().satisfies(l -> assertThat(l.replayedAt())
                .isNotNull());
    }

    @Test
    void isStartedAgainWhenAnErrorKilledIt() {
        listening.reactTo(key, (event, attempt) -> {
            if (attempt == 1) {
                throw new NoClassDefFoundError("only the first time");
            }
        });
        append(1);
        await().atMost(Duration.ofSeconds(40)).until(() -> listening.obeyed(key).equals(List.of(1)));
        assertThat(listening.attempts(key)).isEqualTo(2);
    }

    @Test
    void isShownAndReplayedByAdminsAndByNobodyElse() {
        String path = "/api/v1/admin/dead-letters";
        listening.reactTo(key, (event, attempt) -> {
            throw new IllegalArgumentException("never");
        });
        append(1);
        await().atMost(GIVEN_UP_WITHIN).until(() -> lettersOf(key).size() == 1);
        long letter = lettersOf(key).getFirst().id();
        var admin = fans.admin().api();

        assertThat(fans.nobody().get(path).status()).isEqualTo(401);
        for (var api : List.of(fans.fan().api(), fans.host().api())) {
            assertThat(api.get(path).status()).isEqualTo(403);
            assertThat(api.post(path + "/" + letter + "/replay", "{}").status()).isEqualTo(403);
        }
        assertThat(admin.get(path + "?open=true&size=100").json().get("items").findValuesAsString("key"))
                .contains(key);
        assertThat(admin.post(path + "/" + letter + "/replay", "{}").status()).isEqualTo(202);
        assertThat(admin.post(path + "/x/replay", "{}").status()).isEqualTo(400);
        await().atMost(GIVEN_UP_WITHIN).until(() -> lettersOf(key).size() == 2);
    }

    private void append(Integer... numbers) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> outbox.append(List.of(numbers).stream()
                        .map(number -> SomethingHappened.with(ids, key, number))
                        .toList()));
    }

    private List<DeadLetter> lettersOf(String key) {
        return deadLetters.page(false, new PageRequest(0, PageRequest.SIZE_MAX)).items().stream()
                .filter(letter -> key.equals(letter.key()))
                .toList();
    }
}
