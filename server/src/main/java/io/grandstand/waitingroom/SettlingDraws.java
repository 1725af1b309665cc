package io.grandstand.waitingroom;

import io.grandstand.draw.BeaconOutput;
import io.grandstand.waitingroom.BeaconStep.Ask;
import io.grandstand.waitingroom.BeaconStep.Miss;
import io.grandstand.waitingroom.BeaconStep.Wait;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Finds out for draws whose list is published what the beacon said that they were promised, or keeps that it is not waited
 * for. It knows nothing of lines, so that none waits for a relay, and none that is lost keeps its draw from being settled.
 */
@Service
class SettlingDraws {

    private static final Logger LOG = LoggerFactory.getLogger(SettlingDraws.class);

    /** Whose round comes first is first; the others come the next time. */
    private static final int DRAWS_MAX = 100;

    private final RoomDraws draws;
    private final BeaconRelays relays;
    private final BeaconSettings settings;
    private final InstantSource clock;

    SettlingDraws(RoomDraws draws, BeaconRelays relays, BeaconSettings settings, InstantSource clock) {
        this.draws = draws;
        this.relays = relays;
        this.settings = settings;
        this.clock = clock;
    }

    void settle() {
        Instant now = clock.instant();
        var asking = new LinkedHashMap<Ask, List<RoomDraw>>();
        for (RoomDraw draw : draws.waitingForBeacon(DRAWS_MAX)) {
            BeaconStep step = BeaconStep.next(
                    draw.promise().beacon().orElseThrow(), draw.closing().orElseThrow(), settings, now);
            switch (step) {
                case Wait _ -> {
                    // Its time comes.
                }
                case Miss miss -> miss(draw, miss.missed());
                // Sales that open at the same time wait for the same round: it is asked for once.
                case Ask ask ->
                    asking.computeIfAbsent(ask, _ -> new ArrayList<>()).add(draw);
            }
        }
        ask(asking);
    }

    /** All at once: a round that nobody answers for keeps none waiting that was due with it. */
    private void ask(Map<Ask, List<RoomDraw>> asking) {
        if (asking.isEmpty()) {
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var steps = new ArrayList<Callable<Void>>();
            asking.forEach((ask, waiting) -> steps.add(() -> {
                settle(ask, waiting);
                return null;
            }));
            for (Future<Void> step : threads.invokeAll(steps)) {
                step.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure);
        }
    }

    private void settle(Ask ask, List<RoomDraw> waiting) {
        Optional<BeaconOutput> said = relays.ask(ask.beacon());
        for (RoomDraw draw : waiting) {
            if (said.isPresent()) {
                keep(draw, said.get());
            } else if (ask.last()) {
                miss(draw, Missed.NO_ANSWER);
            }
        }
    }

    private void keep(RoomDraw draw, BeaconOutput said) {
        if (draws.keep(draw.performance(), said)) {
            LOG.info(
                    "draw=beacon-said performance={} round={} randomness={}",
                    draw.performance(),
                    said.round(),
                    said.randomness());
        }
    }

    private void miss(RoomDraw draw, Missed missed) {
        if (draws.miss(draw.performance(), missed)) {
            LOG.error("draw=beacon-missed performance={} why={} drawn=operator-trusted", draw.performance(), missed);
        }
    }
}
