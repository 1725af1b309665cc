package io.grandstand.booking.async;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.domain.Receipt;
import io.grandstand.booking.lane.RetryAfter;
import io.grandstand.booking.persistence.Refusals;
import io.grandstand.kernel.AccountId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Asks for holds that are decided later, and tells what became of them. */
@Service
public class LaterHolds {

    /** Whether a wish is on its way. */
    public sealed interface AskResult {

        /** Kafka has it; whoever has the receipt may ask what became of it. */
        record Asked(String receipt) implements AskResult {}

        /** It cannot be kept for later now, and should be asked for immediately. */
        record Unavailable(Duration retryAfter) implements AskResult {}
    }

    /** What became of a wish. */
    public sealed interface Fate {

        record Pending() implements Fate {}

        /** There is a hold by this name, whatever its status now. */
        record Made(HoldView hold) implements Fate {}

        record Refused(Receipt receipt, HoldResult.Refused why) implements Fate {}
    }

    private final AskedHoldSender sender;
    private final Receipts receipts;
    private final Refusals refusals;
    private final SeatHolds holds;
    private final RetryAfter retryAfter;
    private final InstantSource clock;
    private final MeterRegistry meters;

    LaterHolds(
            AskedHoldSender sender,
            Receipts receipts,
            Refusals refusals,
            SeatHolds holds,
            RetryAfter retryAfter,
            InstantSource clock,
            MeterRegistry meters) {
        this.sender = sender;
        this.receipts = receipts;
        this.refusals = refusals;
        this.holds = holds;
        this.retryAfter = retryAfter;
        this.clock = clock;
        this.meters = meters;
    }

    /** What is not kept for certain is refused for good, so that it comes to nothing while its fan asks in another way. */
    public AskResult ask(HoldSeats wanted) {
        var receipt = new Receipt(wanted.id(), wanted.performance(), wanted.account(), clock.instant());
        AskedHoldSender.Sent sent = sender.send(new AskedHold(receipt, wanted.wish()));
        if (sent == AskedHoldSender.Sent.UNSURE) {
            refusals.add(Map.of(receipt, LaterJson.write(new HoldResult.NotInTime())));
        }
        boolean asked = sent == AskedHoldSender.Sent.KEPT;
        meters.counter("grandstand.booking.later.asked", "outcome", asked ? "asked" : "unavailable")
                .increment();
        return asked ? new AskResult.Asked(receipts.sign(receipt)) : new AskResult.Unavailable(retryAfter.next());
    }

    /** Empty where this is no receipt for this hold and account. */
    public Optional<Fate> fate(HoldId hold, AccountId account, String token) {
        return receipts.read(token)
                .filter(receipt ->
                        receipt.hold().equals(hold) && receipt.account().equals(account))
                .map(this::fate);
    }

    /**
     * The hold is looked for last, and after the clock was: so nobody hears of a refusal, or that the time is over, who has
     * a hold by then or gets one later.
     */
    private Fate fate(Receipt receipt) {
        Instant now = clock.instant();
        Optional<String> refusal = refusals.find(receipt);
        Optional<HoldView> hold =
                holds.find(receipt.hold()).filter(found -> found.account().equals(receipt.account()));
        if (hold.isPresent()) {
            return new Fate.Made(hold.get());
        }
        if (refusal.isPresent()) {
            return new Fate.Refused(receipt, LaterJson.readRefusal(refusal.get()));
        }
        return receipt.pending(now) ? new Fate.Pending() : new Fate.Refused(receipt, new HoldResult.NotInTime());
    }
}
