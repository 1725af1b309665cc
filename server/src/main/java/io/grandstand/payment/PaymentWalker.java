package io.grandstand.payment;

import io.grandstand.kernel.DueWork;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after payments whose step is due: payers who did not come, answers that were lost, processes that died. */
@Component
@RunsIn(Role.PAYMENT_JOBS)
class PaymentWalker implements DisposableBean {

    /** So many wait for a provider, or for whoever pays, and no more leases are taken than are worked on. */
    private static final int PAYMENTS_AT_ONCE_MAX = 64;

    private final DueWork<PaymentId> due;

    PaymentWalker(PaymentBook book, TakingMoney taking, GivingBack givingBack) {
        this.due = new DueWork<>("payment", PAYMENTS_AT_ONCE_MAX, book::claimDue, payment -> {
            taking.resume(payment);
            givingBack.resume(payment);
        });
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
