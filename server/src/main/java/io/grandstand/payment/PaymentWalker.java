package io.grandstand.payment;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after payments whose step is due: payers who did not come, answers that were lost, processes that died. */
@Component
@RunsIn(Role.PAYMENT_JOBS)
class PaymentWalker {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentWalker.class);

    private static final int PAYMENTS_MAX = 100;

    private final PaymentBook book;
    private final TakingMoney taking;
    private final GivingBack givingBack;

    PaymentWalker(PaymentBook book, TakingMoney taking, GivingBack givingBack) {
        this.book = book;
        this.taking = taking;
        this.givingBack = givingBack;
    }

    @Scheduled(fixedDelay = 500)
    void walk() {
        for (PaymentId id : book.claimDue(PAYMENTS_MAX)) {
            try {
                taking.resume(id);
                givingBack.resume(id);
            } catch (RuntimeException e) {
                LOG.warn("payment={} could not be resumed; it stays due", id, e);
            }
        }
    }
}
