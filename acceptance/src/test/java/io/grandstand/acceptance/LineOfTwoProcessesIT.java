package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.acceptance.HallSale.Inside;
import io.grandstand.acceptance.HallSale.SentBack;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Two processes let people into one line, on the same Redis: what its policy says holds for both of them together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineOfTwoProcessesIT {

    private static final int FANS = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long STAY_MILLIS = 400;
    private static final long ASK_MILLIS = 250;
    private static final int PLACES = 3;
    private static final int LOOKING = 20;
    /** Who joins while a process freezes, and when it does. */
    private static final int JOINING = 100;

    private static final int JOINED = 10;

    private final Path data = Product.emptyData("line-of-two");
    private Product one;
    private Product other;
    private List<String> tokens;
    private int nextFan;

    @BeforeAll
    void startBoth() {
        Path written = data.resolve("tokens.txt");
        String fans = Integer.toString(FANS);
        one = Product.start(data, "--demo-fans", fans, "--demo-tokens", written.toString(), "--no-limits");
        other = Product.start(data, "--demo-fans", fans, "--no-limits");
        tokens = DemoPeople.fanTokens(written);
    }

    @AfterAll
    void stopBoth() {
        other.close();
        one.close();
    }

    @Test
    void fansOfBothAreNeverMoreThanThePolicyTogetherAndAChangedOneHoldsAtBothFromItsAnswerOn() {
        int fans = 120;
        int changedAfter = 60;
        HallSale sale = HallSale.of(open(policy(12, 8)));
        var letIn = new CountDownLatch(changedAfter);
        try (var host = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> changed = host.submit(() -> {
                assertThat(letIn.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
                Answer answer = host().put(host(sale.performance()) + "/policy", policy(4, 3));
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                return System.nanoTime();
            });

            List<Inside> all = Crowd.atOnce(fans, i -> visit(sale, i, letIn));

            List<Inside> later =
                    all.stream().filter(in -> in.askedNanos() > get(changed)).toList();
            assertThat(later).hasSizeGreaterThan(fans / 4);
            assertThat(HallSale.mostWithin(Duration.ofSeconds(1), all)).isLessThanOrEqualTo(12);
            assertThat(HallSale.mostAtOnce(all)).isLessThanOrEqualTo(8);
            assertThat(HallSale.mostWithin(Duration.ofSeconds(1), later)).isLessThanOrEqualTo(4);
            assertThat(later).allSatisfy(in -> assertThat(in.whoWereIn(all)).isLessThan(3));
            assertThat(HallSale.overtaken(all, sale.sentBack())).isEmpty();
        }
    }

    /** Joins by one process, asks by both in turn, stays a while, and leaves by the other. */
    private Callable<Inside> visit(HallSale sale, int nth, CountDownLatch letIn) {
        Http fan = fan();
        Product here = nth % 2 == 0 ? one : other;
        Product there = nth % 2 == 0 ? other : one;
        return () -> {
            InLine mine = join(fan.at(here.url()), sale.performance());
            for (int turn = 0; ; turn++) {
                Http by = mine.http().at((turn % 2 == 0 ? here : there).url());
                long asked = System.nanoTime();
                Answer answer = by.post(sale.room() + "/admissions", "");
                long told = System.nanoTime();
                if (answer.status() == 201) {
                    letIn.countDown();
                    sale.isOverWithin(STAY_MILLIS);
                    long leaving = System.nanoTime();
                    inside(fan.at(there.url()), answer).leaves();
                    return new Inside(mine.number(), asked, told, leaving);
                }
                assertThat(answer.status()).as(answer.body()).isEqualTo(202);
                if (answer.json().path("state").asString().equals("WAITING")) {
                    sale.sentBack().add(new SentBack(mine.number(), asked));
                }
                sale.isOverWithin(ASK_MILLIS);
            }
        };
    }

    /** It is frozen for longer than calls, tokens and slots last. */
    @Test
    void whatAFrozenProcessWasAskedForLetsNobodyInTwiceNorPassesAnybodyByWhenItWakes() throws InterruptedException {
        long performance = open(policy(20, PLACES));
        List<InLine> line = IntStream.rangeClosed(1, 9)
                .mapToObj(number -> join(fan().at((number % 2 == 0 ? one : other).url()), performance))
                .toList();
        assertThat(line).extracting(InLine::number).isSorted().doesNotHaveDuplicates();
        List<Fan> in = IntStream.range(0, PLACES)
                .mapToObj(i -> letIn(line.get(i).at(other), performance))
                .toList();
        List<Http> comers = IntStream.range(0, JOINING).mapToObj(_ -> fan()).toList();
        var joined = new CountDownLatch(JOINED);
        try (@Nullable Browser browser = Browser.isInstalled() ? new Browser() : null;
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            @Nullable
            WatchedLine watched = browser == null
                    ? null
                    : WatchedLine.open(browser, other.url(), DemoPeople.fanEmail(++nextFan), performance);
            // Some of them are through, some on their way, and some not heard yet when it freezes.
            List<Future<InLine>> joining = comers.stream()
                    .map(comer -> people.submit(() -> {
                        InLine mine = join(patient(comer), performance);
                        joined.countDown();
                        return mine;
                    }))
                    .toList();
            assertThat(joined.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            Late late;
            long serving;
            Product.signal("STOP", other.server());
            try {
                late = askOfTheFrozen(people, performance, line, in);
                goOnWithoutIt(performance, line, in);
                comers.forEach(comer -> join(comer.at(one.url()), performance));
                serving = state(one, performance).path("serving").asLong();
                if (watched != null) {
                    watched.saysThatNothingIsHeard();
                }
            } finally {
                Product.signal("CONT", other.server());
            }
            wasHarmless(late, letIn(line.get(3).at(one), performance), serving);
            for (int i = 0; i < JOINING; i++) {
                assertThat(get(joining.get(i)).number())
                        .isEqualTo(
                                join(comers.get(i).at(one.url()), performance).number());
            }
            goesOnInOrder(performance, line);
            if (watched != null) {
                watched.hearsAgain();
                watched.neverRose();
            }
        }
    }

    /** Asked of a process that was frozen, and answered by it when it woke. */
    private record Late(
            List<Future<Answer>> ofWhoseTurnIsOver,
            Future<Answer> askOfWhoIsIn,
            Future<Answer> askOfWhoWasIn,
            List<Future<Answer>> states) {}

    /** The first leaves meanwhile, the second is not heard of for too long; the fourth is in, and the fifth was. */
    private Late askOfTheFrozen(ExecutorService people, long performance, List<InLine> line, List<Fan> in) {
        Fan first = new Fan(patient(in.get(0).http()), in.get(0).admission());
        Fan second = new Fan(patient(in.get(1).http()), in.get(1).admission());
        return new Late(
                List.of(
                        people.submit(() -> heard(() -> beat(first))),
                        people.submit(() -> heard(() -> first.hold(performance, UUID.randomUUID(), 0, 1))),
                        people.submit(() -> heard(() -> second.hold(performance, UUID.randomUUID(), 2, 3)))),
                people.submit(() -> heard(() -> ask(patient(line.get(3).http()), performance))),
                people.submit(() -> heard(() -> ask(patient(line.get(4).http()), performance))),
                IntStream.range(0, LOOKING)
                        .mapToObj(_ -> people.submit(() ->
                                heard(() -> patient(Http.anonymous(other.url())).get(room(performance)))))
                        .toList());
    }

    /** The second of those who are in is let go when its slot runs out: by then everything else has run out, too. */
    private void goOnWithoutIt(long performance, List<InLine> line, List<Fan> in) {
        at(one, in.get(0)).leaves();
        letIn(line.get(3).at(one), performance);
        at(one, in.get(2)).leaves();
        letIn(line.get(4).at(one), performance).leaves();
        letIn(line.get(5).at(one), performance);
        await("a slot runs out").atMost(PATIENCE).until(() -> {
            // Who asks again is heard of.
            letIn(line.get(3).at(one), performance);
            letIn(line.get(5).at(one), performance);
            return ask(line.get(6).at(one).http(), performance).status() == 201;
        });
    }

    private void wasHarmless(Late late, Fan fourth, long serving) {
        assertThat(late.ofWhoseTurnIsOver())
                .allSatisfy(answer ->
                        assertThat(get(answer).status()).as(get(answer).body()).isIn(403, 410));
        assertThat(get(late.askOfWhoIsIn()).json().path("admissionId").asString())
                .isEqualTo(fourth.admission());
        assertThat(get(late.askOfWhoWasIn()).problem()).isEqualTo("entry-gone");
        assertThat(late.states())
                .extracting(answer -> get(answer).json())
                // Whoever says that the line is away says what was known before.
                .filteredOn(state -> !state.path("line").asString().equals("AWAY"))
                .allSatisfy(state -> assertThat(state.path("serving").asLong()).isGreaterThanOrEqualTo(serving));
    }

    /** Also when Redis loses all: what the frozen process told PostgreSQL late has taken nothing back there. */
    private void goesOnInOrder(long performance, List<InLine> line) {
        List.of(one, other).forEach(process -> assertThat(host().at(process.url())
                        .get(host(performance))
                        .json()
                        .path("active")
                        .asInt())
                .isEqualTo(PLACES));
        assertThat(ask(line.get(7).at(other).http(), performance).status()).isEqualTo(202);
        letIn(line.get(3).at(other), performance).leaves();
        letIn(line.get(7).at(other), performance);
        assertThat(ask(line.get(8).at(other).http(), performance).status()).isEqualTo(202);
        long issued = state(one, performance).path("issued").asLong();

        one.emptyRedis();

        for (Product process : List.of(other, one)) {
            assertThat(line.get(8)
                            .at(process)
                            .http()
                            .get(room(performance) + "/me")
                            .json()
                            .path("number")
                            .asLong())
                    .isEqualTo(line.get(8).number());
            assertThat(join(fan().at(process.url()), performance).number()).isGreaterThan(issued);
            await().until(() ->
                    state(process, performance).path("line").asString().equals("RECOVERING"));
        }
    }

    /** @param http carries the place */
    private record InLine(Http http, long number) {

        InLine at(Product process) {
            return new InLine(http.at(process.url()), number);
        }
    }

    private static InLine join(Http fan, long performance) {
        Answer joined = heard(() -> fan.post(room(performance) + "/entries", ""));
        assertThat(joined.status()).as(joined.body()).isIn(200, 201);
        return new InLine(
                fan.with("Entry", joined.json().path("entry").asString()),
                joined.json().path("number").asLong());
    }

    private static Answer ask(Http inLine, long performance) {
        return inLine.post(room(performance) + "/admissions", "");
    }

    private static Fan letIn(InLine mine, long performance) {
        Answer answer = await("let in: " + mine.number())
                .atMost(PATIENCE)
                .until(() -> ask(mine.http(), performance), asked -> asked.status() != 202);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return inside(mine.http(), answer);
    }

    private static Fan inside(Http fan, Answer letIn) {
        return new Fan(
                fan.with("Admission", letIn.json().path("admission").asString()),
                letIn.json().path("admissionId").asString());
    }

    private static Answer beat(Fan fan) {
        return fan.http().post("/api/v1/admissions/" + fan.admission() + "/heartbeat", "");
    }

    /** Whoever is told to come again in a moment does, and whose connection a process that woke had given up. */
    private static Answer heard(Supplier<Answer> call) {
        return await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(call::get, answer -> answer.status() != 503);
    }

    /** At the process that freezes. */
    private Http patient(Http fan) {
        return fan.at(other.url()).waiting(PATIENCE);
    }

    private static Fan at(Product process, Fan fan) {
        return new Fan(fan.http().at(process.url()), fan.admission());
    }

    private Http fan() {
        return DemoPeople.withToken(Http.anonymous(one.url()), tokens.get(nextFan++));
    }

    private Http host() {
        return DemoPeople.host(one.url());
    }

    private long open(String policy) {
        return new Sale(host()).open(Sale.Terms.ofSeats(60).waitingRoom(policy));
    }

    private static String policy(int perSecond, int concurrency) {
        return """
                {"rate":{"count":%d,"perSeconds":1},"concurrency":%d,"admissionSeconds":600,"rejoin":"KEEP"}""".formatted(perSecond, concurrency);
    }

    private static JsonNode state(Product process, long performance) {
        return Http.anonymous(process.url()).get(room(performance)).json();
    }

    private static String room(long performance) {
        return "/api/v1/performances/" + performance + "/waiting-room";
    }

    private static String host(long performance) {
        return "/api/v1/host/performances/" + performance + "/waiting-room";
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
