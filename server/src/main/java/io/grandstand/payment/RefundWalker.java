package io.grandstand.payment;

import io.grandstand.kernel.DueWork;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after refunds that are due: answers that were lost, providers that were away, processes that died. */
@Component
@RunsIn(Role.PAYMENT_JOBS)
class RefundWalker implements DisposableBean {

    /** So many wait for a provider, and no more leases are taken than are worked on. */
    private static final int REFUNDS_AT_ONCE_MAX = 64;

    private final DueWork<RefundId> due;

    RefundWalker(RefundBook book, GivingBackInPart giving) {
        this.due = new DueWork<>("refund", REFUNDS_AT_ONCE_MAX, book::claimDue, giving::proceed);
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
