package io.grandstand.bench.scenario;

import io.grandstand.bench.journal.JournalLine;
import io.grandstand.bench.journal.JournalLine.Phase;
import io.grandstand.bench.journal.JournalLine.What;
import io.grandstand.bench.load.Answer;
import io.grandstand.bench.load.Headers;
import io.grandstand.bench.load.Request;
import io.grandstand.bench.load.Script;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One fan after another buys two seats, from joining the line to the tickets: every call that a browser makes for it. */
final class Purchase implements Script {

    /** What a fan does, in this order. */
    enum Step {
        JOIN,
        ADMISSION,
        HOLD,
        ORDER,
        PAYMENT,
        CHECKOUT,
        PAID,
        TICKET;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        Step following() {
            return switch (this) {
                case JOIN -> ADMISSION;
                case ADMISSION -> HOLD;
                case HOLD -> ORDER;
                case ORDER -> PAYMENT;
                case PAYMENT -> CHECKOUT;
                case CHECKOUT -> PAID;
                case PAID, TICKET -> TICKET;
            };
        }
    }

    /** Who wants which seats. */
    record Wanted(Headers fan, List<Integer> seats) {}

    private static final int ACCEPTED = 202;

    /** What our pages wait until they ask again. */
    private static final Duration ASK_AGAIN = Duration.ofMillis(700);

    private final long performance;
    private final Queue<Wanted> all;
    private final Queue<JournalLine> told;
    private final Queue<Long> purchases;
    private Step step = Step.JOIN;
    private @Nullable Wanted wanted;
    private Headers headers = Headers.NONE;
    private UUID hold = Ids.next();
    private UUID order = Ids.next();
    private UUID payment = Ids.next();
    private long began;
    private boolean asksAgain;

    /** @param purchases gets the time in nanoseconds that each took that was completed */
    Purchase(long performance, Queue<Wanted> all, Queue<JournalLine> told, Queue<Long> purchases) {
        this.performance = performance;
        this.all = all;
        this.told = told;
        this.purchases = purchases;
    }

    @Override
    public @Nullable Request next() {
        Request request = call();
        return request == null || !asksAgain ? request : request.after(ASK_AGAIN);
    }

    private @Nullable Request call() {
        Wanted fan = wanted;
        if (fan == null) {
            fan = all.poll();
            if (fan == null) {
                return null;
            }
            begin(fan);
        }
        String room = "/api/v1/performances/" + performance;
        String label = step.label();
        return switch (step) {
            case JOIN -> Request.post(label, room + "/waiting-room/entries", headers, "");
            case ADMISSION -> Request.post(label, room + "/waiting-room/admissions", headers, "");
            case HOLD ->
                Request.put(
                        label,
                        room + "/holds/" + hold,
                        headers,
                        "{\"seats\":[" + fan.seats().get(0) + "," + fan.seats().get(1) + "]}");
            case ORDER -> Request.put(label, "/api/v1/orders/" + order, headers, "{\"holdId\":\"" + hold + "\"}");
            case PAYMENT ->
                Request.put(
                        label, "/api/v1/orders/" + order + "/payments/" + payment, headers, "{\"method\":\"SANDBOX\"}");
            case CHECKOUT ->
                Request.post(
                        label, "/api/v1/sandbox/payments/" + payment + "/choice", headers, "{\"choice\":\"SUCCESS\"}");
            case PAID -> Request.get(label, "/api/v1/payments/" + payment, headers);
            case TICKET -> Request.get(label, "/api/v1/orders/" + order, headers);
        };
    }

    private void begin(Wanted fan) {
        wanted = fan;
        headers = fan.fan();
        step = Step.JOIN;
        hold = Ids.next();
        order = Ids.next();
        payment = Ids.next();
        began = System.nanoTime();
    }

    @Override
    public void answered(Request request, Answer answer) {
        asksAgain = false;
        if (answer.status() == Holding.BUSY) {
            // The same call again, under the same id.
            asksAgain = true;
            return;
        }
        if (!answer.successful()) {
            throw new IllegalStateException(request.method() + " " + request.path() + " answered " + answer);
        }
        boolean done =
                switch (step) {
                    case JOIN -> {
                        headers = headers.with("Entry", answer.field("entry"));
                        yield true;
                    }
                    case ADMISSION -> {
                        if (answer.status() != ACCEPTED) {
                            headers = headers.with("Admission", answer.field("admission"));
                        }
                        yield answer.status() != ACCEPTED;
                    }
                    case HOLD -> tellSeats(What.HOLD, hold, answer, "HELD");
                    case ORDER -> tell(What.ORDER, order, answer, "CREATED");
                    // Without it the payer is not awaited yet, and the same call again tells when.
                    case PAYMENT -> !answer.field("checkoutUrl").isEmpty();
                    case CHECKOUT -> true;
                    case PAID ->
                        answer.field("status").equals("COMPLETED") && tell(What.PAYMENT, payment, answer, "COMPLETED");
                    case TICKET ->
                        answer.field("status").equals("COMPLETED")
                                && tellSeats(What.TICKET, order, answer, "COMPLETED");
                };
        if (done && step == Step.TICKET) {
            purchases.add(System.nanoTime() - began);
            wanted = null;
        } else if (done) {
            step = step.following();
        } else {
            asksAgain = true;
        }
    }

    private boolean tell(What what, UUID id, Answer answer, String state) {
        told.add(new JournalLine(Phase.AFTER, what, id, answer.status(), state, 0, List.of()));
        return true;
    }

    private boolean tellSeats(What what, UUID id, Answer answer, String state) {
        List<Integer> seats = wanted == null ? List.of() : wanted.seats();
        told.add(new JournalLine(Phase.AFTER, what, id, answer.status(), state, performance, seats));
        return true;
    }

    @Override
    public void unanswered(Request request) {
        // The same call again, under the same id, as a browser does.
        asksAgain = true;
    }
}
