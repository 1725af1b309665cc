package io.grandstand.payment;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
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

    PaymentDesk(PaymentBook book, Providers providers, TakingMoney taking, GivingBack givingBack) {
        this.book = book;
        this.providers = providers;
        this.taking = taking;
        this.givingBack = givingBack;
    }

    @Override
    public Set<PaymentMethod> methods() {
        return providers.methods();
    }

    @Override
    public Optional<PreparedPayment> prepare(PreparePayment command) {
        return book.insert(command).map(PreparedPayment::new);
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
