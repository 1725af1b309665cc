package io.grandstand.payment;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Won;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Where other modules come with payments. */
@Service
class PaymentDesk implements Payments {

    private final PaymentBook book;
    private final Providers providers;
    private final TakingMoney taking;
    private final GivingBack givingBack;
    private final GivingBackInPart givingBackInPart;
    private final RefundBook refunds;

    PaymentDesk(
            PaymentBook book,
            Providers providers,
            TakingMoney taking,
            GivingBack givingBack,
            GivingBackInPart givingBackInPart,
            RefundBook refunds) {
        this.book = book;
        this.providers = providers;
        this.taking = taking;
        this.givingBack = givingBack;
        this.givingBackInPart = givingBackInPart;
        this.refunds = refunds;
    }

    @Override
    public Set<PaymentMethod> methods() {
        return providers.methods();
    }

    @Override
    public List<PreparedPayment> prepare(List<PreparePayment> commands) {
        return book.insert(commands).stream().map(PreparedPayment::new).toList();
    }

    @Override
    public PaymentView proceed(PreparedPayment prepared) {
        return taking.proceed(prepared.payment()).view();
    }

    @Override
    public PaymentView payerReturned(PaymentId id) {
        return taking.payerReturned(id).view();
    }

    @Override
    public AbandonResult abandon(PaymentId id) {
        return taking.abandon(id);
    }

    @Override
    public PaymentView refund(PaymentId id) {
        return givingBack.refund(id).view();
    }

    @Override
    public RefundId prepareRefund(PaymentId id, Won amount) {
        return refunds.insert(id, amount);
    }

    @Override
    public RefundView proceedRefund(RefundId id) {
        return givingBackInPart.proceed(id).view();
    }

    @Override
    public List<RefundView> refundsOf(PaymentId id, int refundsMax) {
        return refunds.of(id, refundsMax).stream().map(Refund::view).toList();
    }

    @Override
    public Optional<PaymentView> find(PaymentId id) {
        return book.find(id).map(Payment::view);
    }

    @Override
    public Optional<PaymentView> find(PaymentId id, AccountId account) {
        return find(id).filter(payment -> payment.account().equals(account));
    }

    @Override
    public Page<PaymentView> of(AccountId account, PageRequest page) {
        return book.of(account, page);
    }
}
