package io.grandstand.payment;

import io.grandstand.kernel.Won;
import io.grandstand.payment.sandbox.SandboxCompany;
import io.grandstand.payment.sandbox.SandboxOnly;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Our client of the sandbox company: its words into ours. */
@Component
@SandboxOnly
class SandboxProvider implements PaymentProvider {

    private static final String CHECKOUT = "/sandbox/checkout/";

    private final SandboxCompany company;

    SandboxProvider(SandboxCompany company) {
        this.company = company;
    }

    @Override
    public PaymentMethod method() {
        return PaymentMethod.SANDBOX;
    }

    @Override
    public Opened open(Payment payment) {
        company.open(payment.id().value(), payment.amount().amount());
        return new Opened.AtCheckout(CHECKOUT + payment.id());
    }

    @Override
    public Answer capture(Payment payment) {
        return verified(payment, company.confirm(payment.id().value()));
    }

    @Override
    public Answer lookUp(Payment payment) {
        return verified(payment, company.lookUp(payment.id().value()));
    }

    @Override
    public Answer refund(Payment payment, UUID refundId, Won amount) {
        company.refund(payment.id().value(), refundId, amount.amount());
        return new Answer.Done();
    }

    /** A provider is believed about the amount that was agreed on, and no other. */
    private static Answer verified(Payment payment, SandboxCompany.Charge charge) {
        if (charge.amount() != payment.amount().amount() || !charge.currency().equals("KRW")) {
            throw new IllegalStateException("the sandbox says %d %s, agreed on %d KRW: payment %s"
                    .formatted(
                            charge.amount(), charge.currency(), payment.amount().amount(), payment.id()));
        }
        return switch (charge.state()) {
            case TAKEN, REFUNDED -> new Answer.Done();
            case DECLINED -> new Answer.Declined(PaymentFailure.DECLINED);
            case OPEN -> new Answer.NeverAsked();
        };
    }
}
