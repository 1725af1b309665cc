package io.grandstand.order;

import io.grandstand.kernel.DueWork;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after gifts whose host got no answer, or a refusal: what has its seats gets its tickets, the rest is forgotten. */
@Component
@RunsIn(Role.ORDER_JOBS)
class GiftWalker implements DisposableBean {

    /** So many wait for a lane, and no more leases are taken than are worked on. */
    private static final int GIFTS_AT_ONCE_MAX = 16;

    private final DueWork<GiftId> due;

    GiftWalker(GiftBook book, ProceedingGift proceeding) {
        this.due = new DueWork<>(
                "gift", GIFTS_AT_ONCE_MAX, book::claimDue, id -> book.find(id).ifPresent(proceeding::proceed));
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
