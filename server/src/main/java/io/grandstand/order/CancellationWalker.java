package io.grandstand.order;

import io.grandstand.kernel.DueWork;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after cancellations whose seats are not free: lanes that were busy, processes that died. */
@Component
@RunsIn(Role.ORDER_JOBS)
class CancellationWalker implements DisposableBean {

    /** So many wait for a lane, and no more leases are taken than are worked on. */
    private static final int CANCELLATIONS_AT_ONCE_MAX = 64;

    private final DueWork<CancellationId> due;

    CancellationWalker(CancellationBook book, FreeingSeats freeing) {
        this.due = new DueWork<>("cancellation", CANCELLATIONS_AT_ONCE_MAX, book::claimDue, freeing::free);
    }

    @Scheduled(fixedDelay = 500)
    void walk() {
        due.begin();
    }

    @Override
    public void destroy() {
        due.close();
    }
}
