package io.grandstand.acceptance;

import io.grandstand.acceptance.HallSale.Inside;
import io.grandstand.acceptance.HallSale.SentBack;
import io.grandstand.bench.journal.JournalLine;
import io.grandstand.bench.journal.JournalLine.Phase;
import io.grandstand.bench.journal.JournalLine.What;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody in the crowd, who behaves as people do before a sale that everybody wants to be at. */
final class SimulatedFan implements Callable<SimulatedFan> {

    /** What sort of person it is. */
    enum Kind {
        /** Whose phone sleeps most of the time. */
        PATIENT(3, 1),
        /** Asks more often than the page does, and now and then to be let in out of turn. */
        IMPATIENT(0.7, 1),
        /** Joins again and again. */
        REFRESHING(1.5, 1),
        MANY_TABS(1, 3),
        /** Is away when the turn comes. */
        AWAY(1, 1),
        /** Goes in, looks round, and leaves. */
        LEAVING(1, 1);

        private final double pace;
        private final int tabs;

        Kind(double pace, int tabs) {
            this.pace = pace;
            this.tabs = tabs;
        }

        /** Of a hundred people. */
        static Kind ofHundred(int nth) {
            if (nth < 40) {
                return PATIENT;
            }
            if (nth < 60) {
                return IMPATIENT;
            }
            if (nth < 75) {
                return REFRESHING;
            }
            if (nth < 90) {
                return MANY_TABS;
            }
            return nth < 95 ? AWAY : LEAVING;
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
        this.kind = Kind.ofHundred(random.nextInt(100));
    }

    Kind kind() {
        return kind;
    }

    /** One, where nobody was let in twice. */
    Set<String> admissions() {
        return admissions;
    }

    /** One, where the place survived everything. */
    Set<Long> arrivals() {
        return arrivals;
    }

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
            JsonNode state = state();
            if (mine.number() == null && state.path("draw").has("seed")) {
                mine = join();
            }
            Long number = mine.number();
            boolean called = number != null && number <= state.path("serving").asLong();
            if (called && kind == Kind.AWAY) {
                return this;
            }
            boolean asks = called || (kind == Kind.IMPATIENT && random.nextInt(OUT_OF_TURN) == 0);
            if (asks && number != null && wentIn(mine, number)) {
                return this;
            }
            if (kind == Kind.REFRESHING) {
                mine = join();
            }
            sale.isOverWithin((long) (kind.pace * pollAfter(state, number)));
        }
        return this;
    }

    private Place join() throws InterruptedException {
        Answer answer = persistently(() -> http.post(sale.room() + "/entries", ""));
        if (answer.status() >= 300) {
            throw new AssertionError("not joined: " + answer);
        }
        JsonNode joined = answer.json();
        long arrival = joined.path("arrival").asLong();
        arrivals.add(arrival);
        if (!joined.has("number")) {
            return new Place(joined.path("entry").asString(), arrival, null);
        }
        numbers.add(joined.path("number").asLong());
        return new Place(
                joined.path("entry").asString(), arrival, joined.path("number").asLong());
    }

    private JsonNode state() {
        return http.get(sale.room()).json();
    }

    /** As the page does it. */
    private static long pollAfter(JsonNode state, @Nullable Long number) {
        long ahead = number == null ? 0 : number - state.path("serving").asLong() - 1;
        long after = 1_000;
        for (JsonNode step : state.path("pollAfterMs")) {
            if (ahead >= step.get(0).asLong()) {
                after = step.get(1).asLong();
            }
        }
        return after;
    }

    /** Whether the fan was let in, and is through. */
    private boolean wentIn(Place mine, long number) throws InterruptedException {
        long asked = System.nanoTime();
        List<Answer> answers = ask(http.with("Entry", mine.entry()));
        long told = System.nanoTime();
        Answer answer = answers.getFirst();
        if (answer.status() == 202) {
            if (answer.json().path("state").asString().equals("WAITING")) {
                sale.sentBack().add(new SentBack(number, asked));
            }
            return false;
        }
        if (answer.status() != 201) {
            return answer.status() == 410;
        }
        answers.stream()
                .filter(tab -> tab.status() == 201)
                .forEach(tab -> admissions.add(tab.json().path("admissionId").asString()));
        var inside = new Fan(
                http.with("Admission", answer.json().path("admission").asString()),
                answer.json().path("admissionId").asString());
        long until = kind == Kind.LEAVING ? leave(inside) : buy(inside);
        sale.inside().add(new Inside(number, told, until));
        return true;
    }

    /** From each tab at once. */
    private List<Answer> ask(Http inLine) throws InterruptedException {
        if (kind.tabs == 1) {
            return List.of(inLine.post(sale.room() + "/admissions", ""));
        }
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> all =
                    Collections.nCopies(kind.tabs, () -> inLine.post(sale.room() + "/admissions", ""));
            return tabs.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }

    /** When the call was sent. */
    private long leave(Fan inside) throws InterruptedException {
        long now = System.nanoTime();
        persistently(() -> inside.http().delete("/api/v1/admissions/" + inside.admission()));
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
            if (!answer.problem().equals("not-enough-seats")) {
                throw new AssertionError("not held: " + answer);
            }
            seats = Math.min(seats - 1, answer.json().path("left").asInt());
        }
        sale.over().countDown();
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
        Answer ordered = persistently(() -> inside.order(order, hold));
        long paying = System.nanoTime();
        Answer paid = persistently(() -> inside.pay(order, payment, "WALLET"));
        Answer outcome = persistently(() -> inside.http().get("/api/v1/payments/" + payment));
        while (outcome.json().path("status").asString().equals("PENDING")) {
            var _ = PAUSES.await(TROUBLE_MILLIS, TimeUnit.MILLISECONDS);
            outcome = persistently(() -> inside.http().get("/api/v1/payments/" + payment));
        }
        if (!outcome.json().path("status").asString().equals("COMPLETED")) {
            throw new AssertionError("not bought: " + ordered + ", " + paid + ", " + outcome);
        }
        bought = seats.size();
        return paying;
    }

    /** The same call again until somebody answers, as the page does it. */
    private static Answer persistently(Supplier<Answer> call) throws InterruptedException {
        Answer answer = call.get();
        for (int tried = 1; answer.status() >= 500; tried++) {
            if (tried == TRIES_MAX) {
                throw new AssertionError("nobody answers: " + answer);
            }
            var _ = PAUSES.await(TROUBLE_MILLIS, TimeUnit.MILLISECONDS);
            answer = call.get();
        }
        return answer;
    }
}
