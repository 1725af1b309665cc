package io.grandstand.booking.lane;

import io.grandstand.booking.BookingSettings;
import io.grandstand.booking.domain.Answer;
import io.grandstand.booking.domain.Command;
import io.grandstand.booking.persistence.HoldLookup;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Ends holds whose time is over, so that everyone who looks at the map sees their seats free. Whoever asks for such a
 * seat gets it without this job.
 */
@Component
@RunsIn(Role.BOOKING_JOBS)
class SweepingDueHolds implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(SweepingDueHolds.class);

    private final HoldLookup lookup;
    private final Lanes lanes;
    private final BookingSettings settings;

    SweepingDueHolds(HoldLookup lookup, Lanes lanes, BookingSettings settings) {
        this.lookup = lookup;
        this.lanes = lanes;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::sweep, settings.sweep().every());
    }

    /** A full lane ends the round: the next one finds what is left. */
    void sweep() {
        var ending = lookup.due(settings.sweep().holdsMax()).stream()
                .map(due -> lanes.offer(new Command.Expire(due.hold(), due.performance())))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
        if (ending.isEmpty()) {
            return;
        }
        await(CompletableFuture.allOf(ending.toArray(CompletableFuture<?>[]::new)));
        long ended = ending.stream().filter(SweepingDueHolds::expired).count();
        LOG.debug("swept due={} ended={}", ending.size(), ended);
    }

    /** So that the next round does not put the same holds into a slow lane again. */
    private void await(CompletableFuture<Void> all) {
        try {
            all.get(settings.lane().answerWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.warn("sweep not finished", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean expired(CompletableFuture<Answer> answer) {
        return answer.state() == Future.State.SUCCESS
                && answer.resultNow() instanceof Answer.OfExpire(boolean expired)
                && expired;
    }
}
