package io.grandstand.booking.async;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.domain.Receipt;
import io.grandstand.booking.lane.Begun;
import io.grandstand.booking.lane.HoldingSeats;
import io.grandstand.booking.persistence.Refusals;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/**
 * Brings wishes into their lanes, all of them in their order before any is waited for, and writes down which were refused.
 * The same wishes may come again, whatever became of them: a hold is made once by its name, and what a receipt was told is
 * never decided a second time.
 */
@Component
class DecidingAskedHolds {

    /** The first wish that could not be decided. Of those after it some may be; to ask for them again is harmless. */
    record Stuck(int position, RuntimeException cause) {}

    private final Function<HoldSeats, Optional<Begun>> lanes;
    private final Refusals refusals;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Timer wait;

    @Autowired
    DecidingAskedHolds(HoldingSeats holding, Refusals refusals, InstantSource clock, MeterRegistry meters) {
        this(holding::begin, refusals, clock, meters);
    }

    DecidingAskedHolds(
            Function<HoldSeats, Optional<Begun>> lanes, Refusals refusals, InstantSource clock, MeterRegistry meters) {
        this.lanes = lanes;
        this.refusals = refusals;
        this.clock = clock;
        this.meters = meters;
        this.wait = Timer.builder("grandstand.booking.later.wait")
                .description("from asking for a hold to its decision, where that comes later")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    /** Empty where all of them are done with. */
    Optional<Stuck> decide(List<AskedHold> asked) {
        Map<Receipt, String> told =
                refusals.among(asked.stream().map(AskedHold::receipt).toList());
        Instant now = clock.instant();
        var begun = new ArrayList<Begun>(asked.size());
        @Nullable Stuck stuck = null;
        for (int position = 0; position < asked.size() && stuck == null; position++) {
            AskedHold next = asked.get(position);
            try {
                begun.add(begin(next, told.get(next.receipt()), now).orElseThrow(DecidingAskedHolds::undecided));
            } catch (RuntimeException failure) {
                // Those after it are not begun: they came later.
                stuck = new Stuck(position, failure);
            }
        }
        return Optional.ofNullable(await(asked, begun, stuck));
    }

    /** What is too late by this process's clock is not even begun; the lane goes by the database's. */
    private Optional<Begun> begin(AskedHold asked, @Nullable String told, Instant now) {
        if (told != null) {
            return Optional.of(() -> LaterJson.readRefusal(told));
        }
        return asked.hold().late(now) ? Optional.of(HoldResult.NotInTime::new) : lanes.apply(asked.hold());
    }

    private @Nullable Stuck await(List<AskedHold> asked, List<Begun> begun, @Nullable Stuck later) {
        var refused = new LinkedHashMap<Receipt, String>();
        @Nullable Stuck stuck = null;
        for (int position = 0; position < begun.size(); position++) {
            Receipt receipt = asked.get(position).receipt();
            try {
                switch (begun.get(position).await()) {
                    case HoldResult.Held _ -> decided(receipt, "held");
                    case HoldResult.NotInTime _ -> decided(receipt, "not-in-time");
                    case HoldResult.Busy _ -> throw undecided();
                    case HoldResult.Refused why -> {
                        decided(receipt, "refused");
                        refused.put(receipt, LaterJson.write(why));
                    }
                }
            } catch (RuntimeException failure) {
                stuck = stuck == null ? new Stuck(position, failure) : stuck;
            }
        }
        refusals.add(refused);
        return stuck == null ? later : stuck;
    }

    private void decided(Receipt receipt, String outcome) {
        wait.record(Duration.between(receipt.askedAt(), clock.instant()));
        meters.counter("grandstand.booking.later.decided", "outcome", outcome).increment();
    }

    /** Of a kind that a consumer waits for: it will be decided, or be too late. */
    private static RuntimeException undecided() {
        return new TransientDataAccessResourceException("the lane is full, or could not decide it now");
    }
}
