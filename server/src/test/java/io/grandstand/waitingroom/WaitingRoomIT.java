package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceDraft.Room;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.waitingroom.AdmissionCheck.Admitted;
import io.grandstand.waitingroom.AdmissionCheck.Expired;
import io.grandstand.waitingroom.AdmissionCheck.Missing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** The waiting room over HTTP. */
@GrandstandTest
class WaitingRoomIT {

    private static final int THREADS = 32;
    private static final String FORM = "application/x-www-form-urlencoded";

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    Admissions admissions;

    @Autowired
    SeatsLeft seatsLeft;

    @Autowired
    Tokens tokens;

    @Autowired
    InstantSource clock;

    @Autowired
    StringRedisTemplate redis;

    @Test
    void givesOnePlaceToAnAccountOnEveryDevice() {
        String room = room(onSale.aPerformance().concurrency(1).open().performance());
        Somebody fan = fans.fan();

        List<Answer> answers = inParallel(50, fan.api(), api -> api.post(room + "/entries", ""));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(49);
        assertThat(answers)
                .extracting(answer -> answer.json().path("number").asInt())
                .containsOnly(1);
        assertThat(answers.getFirst().json().path("phase").asString()).isEqualTo("OPEN");
    }

    @Test
    void putsWhoJoinsAgainAtTheTailWhereThePolicySaysSo() {
        String room = room(onSale.aPerformance()
                .waitingRoom(new Room(null, null, 1, 300, Rejoin.TAIL, Away.CLOSED))
                .open()
                .performance());
        Somebody fan = fans.fan();
        String old = entry(room, fan);

        assertThat(fan.api().post(room + "/entries", "").json().path("number").asInt())
                .isEqualTo(2);
        Answer asked = fan.api().with("Entry", old).post(room + "/admissions", "");
        assertThat(asked.status()).isEqualTo(410);
        assertThat(asked.problem()).isEqualTo("entry-gone");
    }

    @Test
    void letsInByNumberAndTellsTheOthersHowManyAreAhead() {
        String room = room(onSale.aPerformance().concurrency(1).open().performance());
        Somebody first = fans.fan();
        Somebody second = fans.fan();
        Somebody third = fans.fan();
        String firstEntry = entry(room, first);
        String secondEntry = entry(room, second);
        String thirdEntry = entry(room, third);

        Answer waiting = third.api().with("Entry", thirdEntry).post(room + "/admissions", "");
        assertThat(waiting.status()).isEqualTo(202);
        assertThat(waiting.json().path("ahead").asInt()).isEqualTo(1);
        assertThat(waiting.json().path("retryAfterMs").asInt()).isPositive();
        assertThat(place(room, third, thirdEntry).path("state").asString()).isEqualTo("WAITING");

        Answer admitted = first.api().with("Entry", firstEntry).post(room + "/admissions", "");
        assertThat(admitted.status()).isEqualTo(201);
        assertThat(place(room, first, firstEntry).path("state").asString()).isEqualTo("ADMITTED");
        Answer again = first.api().with("Entry", firstEntry).post(room + "/admissions", "");
        assertThat(again.json().path("admissionId")).isEqualTo(admitted.json().path("admissionId"));

        assertThat(first.api().delete(admission(admitted)).status()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(5)).until(() -> place(room, second, secondEntry)
                .path("state")
                .asString()
                .equals("CALLED"));
        assertThat(second.api()
                        .with("Entry", secondEntry)
                        .post(room + "/admissions", "")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void admitsAtOnceWhereThereIsNoWaitingRoom() {
        String room = room(onSale.aPerformance().open().performance());
        Somebody fan = fans.fan();

        assertThat(fan.api()
                        .with("Entry", entry(room, fan))
                        .post(room + "/admissions", "")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void showsEveryoneTheSameSmallDocument() {
        PerformanceId performance = onSale.aPerformance().rate(10, 10).open().performance();
        String room = room(performance);
        entry(room, fans.fan());
        seatsLeft.report(performance, 37);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> fans.nobody().get(room).json().path("left").asInt() == 37);
        Answer state = fans.nobody().get(room);

        assertThat(state.header("Cache-Control")).contains("public").contains("max-age=1");
        assertThat(state.json().path("phase").asString()).isEqualTo("OPEN");
        assertThat(state.json().path("issued").asInt()).isEqualTo(1);
        assertThat(state.json().path("serving").asInt()).isEqualTo(1);
        assertThat(state.json().path("ratePerMinute").asInt()).isEqualTo(60);
        assertThat(state.json().path("pollAfterMs").get(0).get(1).asInt()).isEqualTo(1_000);
        assertThat(fans.nobody()
                        .with("If-None-Match", state.header("ETag"))
                        .get(room)
                        .status())
                .isEqualTo(304);
        assertThat(fans.nobody()
                        .get("/api/v1/performances/999999999/waiting-room")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void readsRedisForACrowdAsSeldomAsForOneFan() {
        String room = room(onSale.aPerformance().rate(1, 3_600).open().performance());
        entry(room, fans.fan());
        Somebody waiting = fans.fan();
        String entry = entry(room, waiting);
        Api polls = waiting.api().with("Entry", entry);
        fans.nobody().get(room);
        long before = scriptsRun();
        long start = System.nanoTime();

        inParallel(400, polls, api -> api.get(room));
        inParallel(400, polls, api -> api.get(room + "/me"));

        long halfSeconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 500;
        // Other rooms of this server are tended each second; 800 polls would show beside them.
        assertThat(scriptsRun() - before).isLessThan(100 + 10 * halfSeconds);
    }

    @Test
    void acceptsAnAdmissionOnlyFromItsOwnerForItsPerformanceInItsTime() {
        PerformanceId performance = onSale.aPerformance().concurrency(5).open().performance();
        PerformanceId other = onSale.aPerformance().concurrency(5).open().performance();
        Somebody fan = fans.fan();
        Answer admitted = admit(room(performance), fan);
        String token = admitted.json().path("admission").asString();
        AdmissionToken read = tokens.admission(token).orElseThrow();

        assertThat(admissions.check(token, fan.id(), performance)).isEqualTo(new Admitted(read.id(), read.expiresAt()));
        assertThat(Duration.between(clock.instant(), read.expiresAt())).isLessThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(admissions.check(null, fan.id(), performance)).isEqualTo(new Missing());
        assertThat(admissions.check("forged", fan.id(), performance)).isEqualTo(new Missing());
        assertThat(admissions.check(token, fans.fan().id(), performance)).isEqualTo(new Missing());
        assertThat(admissions.check(token, fan.id(), other)).isEqualTo(new Missing());
        String expired = tokens.sign(
                read.renewed(clock.instant().minusSeconds(61), Duration.ofSeconds(60), Duration.ofMinutes(4)));
        assertThat(admissions.check(expired, fan.id(), performance)).isEqualTo(new Expired());
    }

    @Test
    void endsAnAdmissionOnPaymentAndFreesItsSlotAtOnce() {
        PerformanceId performance = onSale.aPerformance().concurrency(1).open().performance();
        String room = room(performance);
        Somebody fan = fans.fan();
        Answer admitted = admit(room, fan);
        String token = admitted.json().path("admission").asString();

        admissions.end(fan.id(), performance);

        assertThat(admissions.check(token, fan.id(), performance)).isEqualTo(new Missing());
        Answer beat = fan.api().with("Admission", token).post(admission(admitted) + "/heartbeat", "");
        assertThat(beat.status()).isEqualTo(410);
        assertThat(beat.problem()).isEqualTo("admission-ended");
        assertThat(admit(room, fans.fan()).status()).isEqualTo(201);
    }

    @Test
    void hearsWithinASecondWhatAnotherProcessEnded() {
        PerformanceId performance = onSale.aPerformance().concurrency(1).open().performance();
        Somebody fan = fans.fan();
        Answer admitted = admit(room(performance), fan);
        String token = admitted.json().path("admission").asString();
        assertThat(admissions.check(token, fan.id(), performance)).isInstanceOf(Admitted.class);

        redis.opsForZSet()
                .add(
                        LineKeys.revoked(performance),
                        admitted.json().path("admissionId").asString(),
                        (double) clock.millis());

        await().atMost(Duration.ofSeconds(2))
                .until(() -> admissions.check(token, fan.id(), performance) instanceof Missing);
    }

    @Test
    void renewsTheTokenByHeartbeatForItsOwnerOnly() {
        String room = room(onSale.aPerformance().concurrency(5).open().performance());
        Somebody fan = fans.fan();
        Somebody stranger = fans.fan();
        Answer admitted = admit(room, fan);
        String token = admitted.json().path("admission").asString();
        String beat = admission(admitted) + "/heartbeat";

        Answer next = fan.api().with("Admission", token).post(beat, "");
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.json().path("admission").asString()).isNotBlank();
        assertThat(fan.api().post(beat, "").problem()).isEqualTo("admission-required");
        assertThat(stranger.api().with("Admission", token).post(beat, "").status())
                .isEqualTo(403);
        assertThat(fan.api()
                        .with("Admission", token)
                        .post("/api/v1/admissions/" + UUID.randomUUID() + "/heartbeat", "")
                        .status())
                .isEqualTo(403);
        assertThat(fans.nobody().with("Admission", token).post(beat, "").status())
                .isEqualTo(401);
    }

    @Test
    void letsOnlyTheOwnerGiveAnAdmissionBack() {
        String room = room(onSale.aPerformance().concurrency(5).open().performance());
        Somebody fan = fans.fan();
        Somebody stranger = fans.fan();
        Answer admitted = admit(room, fan);
        String form = "admission=" + admitted.json().path("admission").asString();

        assertThat(stranger.api().delete(admission(admitted)).status()).isEqualTo(404);
        assertThat(stranger.api()
                        .send("POST", admission(admitted) + "/leave", FORM, form)
                        .status())
                .isEqualTo(404);
        assertThat(fan.api().delete("/api/v1/admissions/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(fan.api()
                        .send("POST", admission(admitted) + "/leave", FORM, form)
                        .status())
                .isEqualTo(204);
        assertThat(fan.api().delete(admission(admitted)).status()).isEqualTo(204);
        assertThat(fan.api().delete(admission(admitted)).status()).isEqualTo(404);
    }

    @Test
    void refusesEntriesThatAreNotTheCallers() {
        String room = room(onSale.aPerformance().concurrency(5).open().performance());
        String elsewhere = room(onSale.aPerformance().concurrency(5).open().performance());
        Somebody fan = fans.fan();
        String entry = entry(room, fan);

        for (Answer answer : List.of(
                fan.api().post(room + "/admissions", ""),
                fan.api().with("Entry", "forged").post(room + "/admissions", ""),
                fan.api().with("Entry", entry).post(elsewhere + "/admissions", ""),
                fans.fan().api().with("Entry", entry).post(room + "/admissions", ""),
                fans.fan().api().with("Entry", entry).get(room + "/me"))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("entry-required");
        }
        assertThat(fans.nobody().post(room + "/entries", "").status()).isEqualTo(401);
    }

    @Test
    void keepsItsDoorsShutBeforeTheLineFormsAndAfterTheSale() {
        String early = room(onSale.aPerformance()
                .concurrency(5)
                .opensIn(Duration.ofHours(5))
                .open()
                .performance());
        String soon = room(onSale.aPerformance()
                .concurrency(5)
                .opensIn(Duration.ofMinutes(5))
                .open()
                .performance());
        Somebody fan = fans.fan();

        Answer refused = fan.api().post(early + "/entries", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("waiting-room-not-open");
        assertThat(fans.nobody().get(early).json().path("phase").asString()).isEqualTo("SCHEDULED");
        Answer joined = fan.api().post(soon + "/entries", "");
        assertThat(joined.status()).isEqualTo(201);
        assertThat(joined.json().path("phase").asString()).isEqualTo("PREQUEUE");
        assertThat(fan.api()
                        .with("Entry", joined.json().path("entry").asString())
                        .post(soon + "/admissions", "")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void goesByItsHostOnly() {
        Somebody host = fans.host();
        PerformanceId performance =
                onSale.aPerformance().by(host.id()).concurrency(1).open().performance();
        String room = room(performance);
        String control = "/api/v1/host/performances/" + performance + "/waiting-room";
        Somebody fan = fans.fan();
        entry(room, fans.fan());

        assertThat(fan.api().post(control + "/pause", "").status()).isEqualTo(403);
        assertThat(fan.api().get(control).status()).isEqualTo(403);
        assertThat(fans.host().api().post(control + "/pause", "").status()).isEqualTo(404);

        assertThat(host.api().post(control + "/drain", "").json().path("phase").asString())
                .isEqualTo("DRAINING");
        assertThat(fan.api().post(room + "/entries", "").problem()).isEqualTo("waiting-room-closed");
        assertThat(host.api().post(control + "/open", "").json().path("phase").asString())
                .isEqualTo("OPEN");
        assertThat(fans.admin()
                        .api()
                        .post(control + "/pause", "")
                        .json()
                        .path("phase")
                        .asString())
                .isEqualTo("PAUSED");
        assertThat(fans.nobody().get(room).json().path("phase").asString()).isEqualTo("PAUSED");
        assertThat(host.api().post(control + "/resume", "").json().path("phase").asString())
                .isEqualTo("OPEN");
        assertThat(host.api().get(control).json().path("issued").asInt()).isEqualTo(1);
    }

    @Test
    void changesItsPolicyWhileItRuns() {
        Somebody host = fans.host();
        PerformanceId performance =
                onSale.aPerformance().by(host.id()).concurrency(1).open().performance();
        String room = room(performance);
        String policy = "/api/v1/host/performances/" + performance + "/waiting-room/policy";
        IntStream.range(0, 5).forEach(_ -> entry(room, fans.fan()));
        assertThat(fans.nobody().get(room).json().path("serving").asInt()).isEqualTo(1);

        Answer changed = host.api().put(policy, """
                {"concurrency":3,"admissionSeconds":120,"rejoin":"KEEP"}""");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("serving").asInt()).isEqualTo(3);
        assertThat(fans.nobody().get(room).json().path("serving").asInt()).isEqualTo(3);

        Answer bad = host.api().put(policy, """
                {"rate":{"count":0,"perSeconds":10},"admissionSeconds":120,"rejoin":"KEEP"}""");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.problem()).isEqualTo("bad-policy");
        assertThat(bad.json().path("errors").get(0).path("path").asString()).isEqualTo("rate.count");

        redis.delete(LineKeys.of(performance));
        assertThat(host.api()
                        .get("/api/v1/host/performances/" + performance + "/waiting-room")
                        .json()
                        .path("policy")
                        .path("concurrency")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void tellsFansWhatItsHostWantsWhileTheLineIsAway() {
        Somebody host = fans.host();
        PerformanceId performance = onSale.aPerformance()
                .by(host.id())
                .waitingRoom(new Room(null, null, 1, 300, Rejoin.KEEP, Away.OPEN))
                .open()
                .performance();
        String room = room(performance);
        String policy = "/api/v1/host/performances/" + performance + "/waiting-room/policy";
        assertThat(fans.nobody()
                        .get("/api/v1/performances/" + performance)
                        .json()
                        .path("waitingRoom")
                        .path("whileAway")
                        .asString())
                .isEqualTo("OPEN");
        assertThat(fans.nobody().get(room).json().path("whileAway").asString()).isEqualTo("OPEN");

        Answer changed = host.api().put(policy, """
                {"concurrency":1,"admissionSeconds":300,"rejoin":"KEEP","whileAway":"CLOSED"}""");

        assertThat(changed.json().path("policy").path("whileAway").asString()).isEqualTo("CLOSED");
        assertThat(fans.nobody().get(room).json().path("whileAway").asString()).isEqualTo("CLOSED");
        assertThat(host.api().put(policy, """
                                {"concurrency":1,"admissionSeconds":300,"rejoin":"KEEP","whileAway":"MAYBE"}""").status()).isEqualTo(400);
    }

    @Test
    void letsWhoeverLeavesTheLineKeepNobodyWaiting() {
        String room = room(onSale.aPerformance().concurrency(1).open().performance());
        Somebody first = fans.fan();
        Somebody second = fans.fan();
        Somebody third = fans.fan();
        String called = entry(room, first);
        String left = entry(room, second);
        String last = entry(room, third);

        assertThat(second.api().with("Entry", left).delete(room + "/entries").status())
                .isEqualTo(204);
        assertThat(second.api().delete(room + "/entries").problem()).isEqualTo("entry-required");
        assertThat(third.api().with("Entry", left).delete(room + "/entries").problem())
                .isEqualTo("entry-required");
        assertThat(first.api().with("Entry", called).delete(room + "/entries").status())
                .isEqualTo(204);

        assertThat(third.api()
                        .with("Entry", last)
                        .post(room + "/admissions", "")
                        .status())
                .as("both before are gone")
                .isEqualTo(201);
        assertThat(second.api()
                        .with("Entry", left)
                        .post(room + "/admissions", "")
                        .status())
                .isEqualTo(410);
    }

    private static String room(PerformanceId performance) {
        return "/api/v1/performances/" + performance + "/waiting-room";
    }

    private static String entry(String room, Somebody fan) {
        return fan.api().post(room + "/entries", "").json().path("entry").asString();
    }

    private static Answer admit(String room, Somebody fan) {
        return fan.api().with("Entry", entry(room, fan)).post(room + "/admissions", "");
    }

    private static JsonNode place(String room, Somebody fan, String entry) {
        return fan.api().with("Entry", entry).get(room + "/me").json();
    }

    private static String admission(Answer admitted) {
        return "/api/v1/admissions/" + admitted.json().path("admissionId").asString();
    }

    private long scriptsRun() {
        Properties stats = redis.execute((RedisCallback<Properties>)
                (RedisConnection connection) -> connection.serverCommands().info("commandstats"));
        String calls = Objects.requireNonNull(
                Objects.requireNonNull(stats).getProperty("cmdstat_evalsha"), "no script ran yet");
        return Long.parseLong(calls.substring("calls=".length(), calls.indexOf(',')));
    }

    private interface Call {
        Answer on(Api api);
    }

    private static List<Answer> inParallel(int times, Api api, Call call) {
        List<Future<Answer>> answers;
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            answers = IntStream.range(0, times)
                    .mapToObj(_ -> threads.submit(() -> call.on(api)))
                    .toList();
        }
        return answers.stream().map(Future::resultNow).toList();
    }
}
