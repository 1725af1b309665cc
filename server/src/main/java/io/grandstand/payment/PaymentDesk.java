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
    public boolean prepare(PreparePayment command) {
        return book.insert(command);
    }

    @Override
    public PaymentView proceed(PaymentId id) {
        taking.proceed(id);
        return book.get(id).view();
    }

    @Override
    public PaymentView payerReturned(PaymentId id) {
        taking.payerReturned(id);
        return book.get(id).view();
    }

    @Override
    public AbandonResult abandon(PaymentId id) {
        return taking.abandon(id);
    }

    @Override
    public PaymentView refund(PaymentId id) {
        givingBack.refund(id);
        return book.get(id).view();
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
