package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.outbox.Outbox;
import io.grandstand.waitingroom.event.CallMissed;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the world of who was called and is not there. */
@Component
class Absentees {

    private final Performances performances;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final InstantSource clock;

    Absentees(Performances performances, Outbox outbox, TransactionTemplate transaction, Ids ids, InstantSource clock) {
        this.performances = performances;
        this.outbox = outbox;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param absent their numbers, by their accounts */
    void tell(PerformanceId performance, Map<AccountId, Long> absent) {
        String title = performances
                .find(performance)
                .map(PerformanceTerms::title)
                .orElseThrow(() -> new IllegalStateException("a line for nothing: " + performance));
        List<CallMissed> events = absent.entrySet().stream()
                .map(fan -> new CallMissed(
                        ids.next(), clock.instant(), fan.getKey().value(), performance.value(), title, fan.getValue()))
                .toList();
        transaction.executeWithoutResult(_ -> outbox.append(events));
    }
}
