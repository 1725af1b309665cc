package io.grandstand.acceptance;

import io.grandstand.acceptance.HallSale.Inside;
import io.grandstand.acceptance.HallSale.SentBack;
import io.grandstand.bench.journal.JournalLine;
import io.grandstand.bench.journal.JournalLine.Phase;
import io.grandstand.bench.journal.JournalLine.What;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody in the crowd, who behaves as people do before a sale that everybody wants to be at. */
final class SimulatedFan implements Callable<SimulatedFan> {

    /** What sort of person it is. */
    enum Kind {
        /** Whose phone sleeps most of the time. */
        PATIENT(40, 3, 1),
        /** Asks more often than the page does, and now and then to be let in out of turn. */
        IMPATIENT(20, 0.7, 1),
        /** Joins again and again. */
        REFRESHING(15, 1.5, 1),
        MANY_TABS(13, 1, 3),
        /** Is away when the turn comes. */
        AWAY(5, 1, 1),
        /** Gives the place up while still waiting. */
        GIVING_UP(4, 1, 1),
        /** Goes in, looks round, and leaves. */
        LOOKING(3, 1, 1);

        private final int ofHundred;
        private final double pace;
        private final int tabs;

        Kind(int ofHundred, double pace, int tabs) {
            this.ofHundred = ofHundred;
            this.pace = pace;
            this.tabs = tabs;
        }

        static Kind of(Random random) {
            int nth = random.nextInt(100);
            for (Kind kind : values()) {
                nth -= kind.ofHundred;
                if (nth < 0) {
                    return kind;
                }
            }
            throw new IllegalStateException("the kinds are less than a hundred");
        }
    }

    /** Where the fan stands; without a number while that is not drawn. */
    private record Place(
            String entry, long arrival, @Nullable Long number) {}

    private static final int COMING_MILLIS = 8_000;
    private static final int SEATS_MAX = 4;
    private static final int TROUBLE_MILLIS = 500;
    private static final int TRIES_MAX = 60;
    /** Once in so many polls. */
    private static final int OUT_OF_TURN = 4;

    private static final int GIVING_UP_OUT_OF = 3;

    /** Nobody ends it: a pause is the wait for it. */
    private static final CountDownLatch PAUSES = new CountDownLatch(1);

    private final Http http;
    private final HallSale sale;
    private final Kind kind;
    private final Random random;
    private final Set<String> admissions = new HashSet<>();
    private final Set<Long> arrivals = new HashSet<>();
    private final Set<Long> numbers = new HashSet<>();
    private int bought;

    /** @param seed from which everything that this fan does follows */
    SimulatedFan(Http http, HallSale sale, long seed) {
        this.http = http;
        this.sale = sale;
        this.random = new Random(seed);
        this.kind = Kind.of(random);
    }

    Kind kind() {
        return kind;
    }

    /** One at most, where nobody was let in twice. */
    Set<String> admissions() {
        return admissions;
    }

    /** One, where the place survived everything. */
    Set<Long> arrivals() {
        return arrivals;
    }

    /** One, or none for who was not there any more when they were drawn. */
    Set<Long> numbers() {
        return numbers;
    }

    int bought() {
        return bought;
    }

    @Override
    public SimulatedFan call() throws InterruptedException {
        sale.isOverWithin(random.nextInt(COMING_MILLIS));
        Place mine = join();
        while (!sale.isOver()) {
            JsonNode state = persistently(() -> http.get(sale.room())).json();
            if (state.path("seats").asString("").equals("SOLD_OUT")) {
                sale.over().countDown();
            }
            boolean drawn = state.path("draw").has("seed");
            if (kind == Kind.REFRESHING || (mine.number() == null && drawn)) {
                mine = join();
            }
            Long number = mine.number();
            boolean called = number != null && number <= state.path("serving").asLong();
            if (goesHome(mine, called) || (number != null && asks(called) && wentIn(mine, number))) {
                return this;
            }
            sale.isOverWithin((long) (kind.pace * pollAfter(state, number)));
        }
        return this;
    }

    private boolean goesHome(Place mine, boolean called) throws InterruptedException {
        if (kind == Kind.GIVING_UP && !called && random.nextInt(GIVING_UP_OUT_OF) == 0) {
            expect(persistently(() -> http.with("Entry", mine.entry()).delete(sale.room() + "/entries")), 204);
            return true;
        }
        return kind == Kind.AWAY && called;
    }

    private boolean asks(boolean called) {
        return called || (kind == Kind.IMPATIENT && random.nextInt(OUT_OF_TURN) == 0);
    }

    private Place join() throws InterruptedException {
        Answer answer = persistently(() -> http.post(sale.room() + "/entries", ""));
        expect(answer, 200, 201);
        JsonNode joined = answer.json();
        long arrival = joined.path("arrival").asLong();
        arrivals.add(arrival);
        Optional<Long> number = joined.optional("number").map(JsonNode::asLong);
        number.ifPresent(numbers::add);
        return new Place(joined.path("entry").asString(), arrival, number.orElse(null));
    }

    /** As the page does it. */
    private static long pollAfter(JsonNode state, @Nullable Long number) {
        long ahead = number == null ? 0 : number - state.path("serving").asLong() - 1;
        long after = TROUBLE_MILLIS;
        for (JsonNode step : state.path("pollAfterMs")) {
            if (ahead >= step.get(0).asLong()) {
                after = step.get(1).asLong();
            }
        }
        return after;
    }

    /** Whether the fan was let in, and is through. */
    private boolean wentIn(Place mine, long number) throws InterruptedException {
        Http inLine = http.with("Entry", mine.entry());
        long asked = System.nanoTime();
        List<Answer> answers = fromEachTab(() -> inLine.post(sale.room() + "/admissions", ""));
        long told = System.nanoTime();
        answers.forEach(tab -> expect(tab, 201, 202));
        Answer answer =
                answers.stream().filter(tab -> tab.status() == 201).findFirst().orElse(answers.getFirst());
        if (answer.status() == 202) {
            if (answer.json().path("state").asString().equals("WAITING")) {
                sale.sentBack().add(new SentBack(number, asked));
            }
            return false;
        }
        answers.stream()
                .filter(tab -> tab.status() == 201)
                .forEach(tab -> admissions.add(tab.json().path("admissionId").asString()));
        var inside = new Fan(
                http.with("Admission", answer.json().path("admission").asString()),
                answer.json().path("admissionId").asString());
        long until = kind == Kind.LOOKING ? leave(inside) : buy(inside);
        sale.inside().add(new Inside(number, asked, told, until));
        return true;
    }

    private List<Answer> fromEachTab(Supplier<Answer> call) throws InterruptedException {
        return kind.tabs == 1 ? List.of(persistently(call)) : Crowd.atOnce(kind.tabs, _ -> () -> persistently(call));
    }

    /** When the call was sent. */
    private long leave(Fan inside) throws InterruptedException {
        long now = System.nanoTime();
        expect(persistently(() -> inside.http().delete("/api/v1/admissions/" + inside.admission())), 204);
        return now;
    }

    /** The best seats that are left, fewer where there are not so many; when the call was sent that ends the turn. */
    private long buy(Fan inside) throws InterruptedException {
        int seats = 1 + random.nextInt(SEATS_MAX);
        while (seats > 0) {
            UUID hold = UUID.randomUUID();
            String wish = "{\"best\":{\"count\":" + seats + ",\"together\":false}}";
            Answer answer = persistently(
                    () -> inside.http().put("/api/v1/performances/" + sale.performance() + "/holds/" + hold, wish));
            if (answer.status() == 201) {
                return pay(inside, hold, answer);
            }
            expect(answer, 409);
            seats = Math.min(seats - 1, answer.json().path("left").asInt());
        }
        return leave(inside);
    }

    private long pay(Fan inside, UUID hold, Answer answer) throws InterruptedException {
        List<Integer> seats = answer.json()
                .get("seats")
                .valueStream()
                .map(seat -> seat.get("seat").asInt())
                .toList();
        sale.held().add(new JournalLine(Phase.AFTER, What.HOLD, hold, 201, "HELD", sale.performance(), seats));
        UUID order = UUID.randomUUID();
        UUID payment = UUID.randomUUID();
        expect(persistently(() -> inside.order(order, hold)), 201);
        long paying = System.nanoTime();
        expect(persistently(() -> inside.pay(order, payment, "WALLET")), 202);
        String outcome = outcome(inside, payment);
        while (outcome.equals("PENDING")) {
            pause(TROUBLE_MILLIS);
            outcome = outcome(inside, payment);
        }
        if (!outcome.equals("COMPLETED")) {
            throw new AssertionError("not bought: " + outcome);
        }
        bought = seats.size();
        return paying;
    }

    private String outcome(Fan inside, UUID payment) throws InterruptedException {
        return persistently(() -> inside.http().get("/api/v1/payments/" + payment))
                .json()
                .path("status")
                .asString();
    }

    private static void expect(Answer answer, Integer... statuses) {
        if (!List.of(statuses).contains(answer.status())) {
            throw new AssertionError("expected " + List.of(statuses) + ": " + answer);
        }
    }

    /** The same call again until somebody answers, and when the answer says so, as the page does it. */
    private Answer persistently(Supplier<Answer> call) throws InterruptedException {
        for (int tried = 0; tried < TRIES_MAX; tried++) {
            try {
                Answer answer = call.get();
                if (answer.status() != 503) {
                    return answer;
                }
                sale.busy().increment();
                pause(1_000 * answer.headers().firstValueAsLong("Retry-After").orElseThrow());
            } catch (UncheckedIOException unheard) {
                sale.unheard(String.valueOf(unheard.getCause()));
                pause(TROUBLE_MILLIS);
            }
        }
        throw new AssertionError("nobody answers");
    }

    private static void pause(long millis) throws InterruptedException {
        var _ = PAUSES.await(millis, TimeUnit.MILLISECONDS);
    }
}
