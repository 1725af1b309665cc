package io.grandstand.payment;

import io.grandstand.kernel.Won;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The providers of this installation, each asked so that whatever goes wrong reads as "unknown". */
@Component
class Providers {

    private final Map<PaymentMethod, PaymentProvider> byMethod = new EnumMap<>(PaymentMethod.class);

    Providers(List<PaymentProvider> providers) {
        providers.forEach(provider -> byMethod.put(provider.method(), provider));
    }

    Set<PaymentMethod> methods() {
        return Set.copyOf(byMethod.keySet());
    }

    PaymentProvider.Opened open(Payment payment) {
        try {
            return of(payment).open(payment);
        } catch (RuntimeException e) {
            return new PaymentProvider.Opened.Unknown(e.toString());
        }
    }

    PaymentProvider.Answer capture(Payment payment) {
        return asked(() -> of(payment).capture(payment));
    }

    /** What became of it; one that never arrived is asked for again, under the same id. */
    PaymentProvider.Answer lookUp(Payment payment) {
        PaymentProvider.Answer answer = asked(() -> of(payment).lookUp(payment));
        return answer instanceof PaymentProvider.Answer.NeverAsked ? capture(payment) : answer;
    }

    PaymentProvider.Answer refund(Payment payment, UUID refundId, Won amount) {
        return asked(() -> of(payment).refund(payment, refundId, amount));
    }

    private static PaymentProvider.Answer asked(Supplier<PaymentProvider.Answer> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return new PaymentProvider.Answer.Unknown(e.toString());
        }
    }

    private PaymentProvider of(Payment payment) {
        PaymentProvider provider = byMethod.get(payment.method());
        if (provider == null) {
            throw new IllegalStateException("there is no provider here for " + payment.method());
        }
        return provider;
    }
}
