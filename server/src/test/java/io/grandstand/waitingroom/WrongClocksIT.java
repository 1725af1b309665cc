package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.kernel.SteadyClock;
import io.grandstand.testing.AnotherProcess;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Three processes at one line: the wall clock of one is right, one is ten minutes slow, and one ten minutes fast. A process
 * looks at its wall clock once, when it makes the steady one that all else goes by: there they are wrong.
 */
@GrandstandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongClocksIT {

    private static final Duration WRONG = Duration.ofMinutes(10);
    private static final Duration OPENS_IN = Duration.ofSeconds(6);
    private static final Duration CLOSES_IN = Duration.ofSeconds(16);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration RIGHT = Duration.ofMinutes(1);
    /** How old a state may be, and what an answer takes; far less than the clocks are wrong. */
    private static final Duration APART_MAX = Duration.ofSeconds(2);

    /** @param opens and {@code closes}: when its sale does */
    private record Sale(PerformanceId performance, Instant opens, Instant closes) {

        Phase phaseAt(Instant moment) {
            if (moment.isBefore(opens)) {
                return Phase.PREQUEUE;
            }
            return moment.isBefore(closes) ? Phase.OPEN : Phase.CLOSED;
        }
    }

    /** What a process said; {@code beforeOpening}: it had said it before the sale opened. */
    private record Look(Phase phase, boolean beforeOpening) {}

    /** Let in between these moments. */
    private record LetIn(Somebody fan, Answer answer, Instant asked, Instant told) {

        String field(String name) {
            return answer.json().path(name).asString();
        }
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    OnSale onSale;

    @Autowired
    Fans fans;

    @Autowired
    JdbcClient jdbc;

    private AnotherProcess slow;
    private AnotherProcess fast;
    private List<Api> processes;

    @BeforeAll
    void startTheOthers() {
        slow = startWithAWallClockThatIs(WRONG.negated());
        fast = startWithAWallClockThatIs(WRONG);
        processes = List.of(fans.nobody(), slow.nobody(), fast.nobody());
    }

    @AfterAll
    void stopTheOthers() {
        slow.close();
        fast.close();
    }

    private AnotherProcess startWithAWallClockThatIs(Duration wrong) {
        Instant wall = Clock.systemUTC().instant().plus(wrong);
        return AnotherProcess.start(
                context, "waitingroom,waitingroom-jobs,booking-api", process -> process.getBeanFactory()
                        .addBeanPostProcessor(new BeanPostProcessor() {
                            @Override
                            public @Nullable Object postProcessAfterInitialization(Object bean, String name) {
                                return bean instanceof SteadyClock ? new SteadyClock(wall, System::nanoTime) : bean;
                            }
                        }));
    }

    @Test
    void theSaleOpensAndClosesAtItsTimeInAllOfThemAndNobodyIsCalledBefore() {
        List<Somebody> people = fans.fans(processes.size());
        PerformanceId performance = onSale.aPerformance()
                .opensIn(OPENS_IN)
                .closesIn(CLOSES_IN)
                .concurrency(1)
                .open()
                .performance();
        Instant opens = Instant.parse(
                state(processes.getFirst(), performance).path("opensAt").asString());
        var sale = new Sale(performance, opens, opens.plus(CLOSES_IN.minus(OPENS_IN)));
        List<Api> line = IntStream.range(0, people.size())
                .mapToObj(next -> join(processes.get(next), performance, people.get(next)))
                .toList();
        var looks = new ArrayList<List<Look>>();

        await().atMost(PATIENCE).until(() -> {
            looks.add(processes.stream()
                    .map(process -> look(sale, process, line.getFirst()))
                    .toList());
            return looks.getLast().stream().allMatch(look -> look.phase() == Phase.CLOSED);
        });

        assertThat(IntStream.range(0, processes.size())).allSatisfy(process -> assertThat(looks)
                .extracting(look -> look.get(process))
                .contains(new Look(Phase.PREQUEUE, true), new Look(Phase.OPEN, false), new Look(Phase.CLOSED, false)));
    }

    private Look look(Sale sale, Api process, Api inLine) {
        Instant before = now();
        JsonNode state = state(process, sale.performance());
        int asked = new Api(process.base(), inLine.headers())
                .post(room(sale.performance()) + "/admissions", "")
                .status();
        Instant after = now();
        Phase phase = Phase.valueOf(state.path("phase").asString());
        assertThat(phase)
                .isIn(sale.phaseAt(before.minus(APART_MAX)), sale.phaseAt(before), sale.phaseAt(after.plus(APART_MAX)));
        boolean beforeOpening = after.isBefore(sale.opens());
        if (beforeOpening) {
            assertThat(state.path("serving").asInt()).as("called before").isZero();
            assertThat(asked).as("let in before").isEqualTo(202);
        }
        return new Look(phase, beforeOpening);
    }

    @Test
    void anAdmissionEndsAtItsTimeInAllOfThemWhicheverGaveIt() {
        PerformanceId performance = onSale.aPerformance()
                .waitingRoom(
                        new PerformanceDraft.Room(null, null, 9, (int) RIGHT.toSeconds(), Rejoin.KEEP, Away.CLOSED))
                .open()
                .performance();
        List<LetIn> in = processes.stream()
                .map(process -> letIn(process, performance, fans.fan()))
                .toList();

        assertThat(in).allSatisfy(fan -> assertThat(Instant.parse(fan.field("rightUntil")))
                .isBetween(
                        fan.asked().plus(RIGHT).minus(APART_MAX),
                        fan.told().plus(RIGHT).plus(APART_MAX)));
        // All are asked each time: none is passed over because another one goes on.
        await().atMost(PATIENCE).until(() -> !in.stream()
                .flatMap(fan -> processes.stream().map(process -> isOver(fan, process)))
                .toList()
                .contains(false));
        assertThat(in).allSatisfy(fan -> assertThat(processes).allSatisfy(process -> assertThat(as(fan, process)
                        .put("/api/v1/performances/" + performance + "/holds/" + UUID.randomUUID(), "{\"seats\":[0]}")
                        .status())
                .isEqualTo(403)));
    }

    /** Whether a process takes it for over: not before its time, and not long after. */
    private boolean isOver(LetIn fan, Api process) {
        Instant before = now();
        int status = as(fan, process)
                .post("/api/v1/admissions/" + fan.field("admissionId") + "/heartbeat", "")
                .status();
        Instant after = now();
        if (status == 200) {
            assertThat(before).as("goes on").isBefore(fan.told().plus(RIGHT).plus(APART_MAX));
        } else {
            assertThat(status).isIn(403, 410);
            assertThat(after).as("ends").isAfter(fan.asked().plus(RIGHT).minus(APART_MAX));
        }
        return status != 200;
    }

    private static Api as(LetIn fan, Api process) {
        return process.as(fan.fan().token()).with("Admission", fan.field("admission"));
    }

    private LetIn letIn(Api process, PerformanceId performance, Somebody fan) {
        Api inLine = join(process, performance, fan);
        Instant asked = now();
        Answer answer = inLine.post(room(performance) + "/admissions", "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new LetIn(fan, answer, asked, now());
    }

    private static Api join(Api process, PerformanceId performance, Somebody fan) {
        Api somebody = process.as(fan.token());
        Answer joined = somebody.post(room(performance) + "/entries", "");
        assertThat(joined.status()).as(joined.body()).isEqualTo(201);
        return somebody.with("Entry", joined.json().path("entry").asString());
    }

    private static JsonNode state(Api process, PerformanceId performance) {
        return process.get(room(performance)).json();
    }

    private static String room(PerformanceId performance) {
        return "/api/v1/performances/" + performance + "/waiting-room";
    }

    /** By the clock that is right whatever happens. */
    private Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
