package io.grandstand.payment;

import io.grandstand.kernel.Won;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider in memory whose answers can be lost, and who counts what it really did. */
class FaultyProvider implements PaymentProvider {

    private final Map<PaymentId, Answer> decided = new ConcurrentHashMap<>();
    private final Map<UUID, Long> refunds = new ConcurrentHashMap<>();

    final AtomicInteger taken = new AtomicInteger();
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger answersLost = new AtomicInteger();
    private volatile Answer decision = new Answer.Done();
    private volatile boolean deaf;

    FaultyProvider declining() {
        decision = new Answer.Declined(PaymentFailure.DECLINED);
        return this;
    }

    /** Does what it is asked for, but so many of its next answers do not arrive. */
    FaultyProvider losingAnswers(int answers) {
        answersLost.set(answers);
        return this;
    }

    /** Requests do not arrive at all. */
    FaultyProvider away(boolean away) {
        deaf = away;
        return this;
    }

    /** What went back, by the id of its refund. */
    Map<UUID, Long> givenBack() {
        return Map.copyOf(refunds);
    }

    int refunded() {
        return refunds.size();
    }

    @Override
    public PaymentMethod method() {
        return PaymentMethod.SANDBOX;
    }

    @Override
    public Opened open(Payment payment) {
        return deaf ? new Opened.Unknown("away") : new Opened.AtCheckout("/elsewhere/" + payment.id());
    }

    @Override
    public Answer capture(Payment payment) {
        arrive();
        Answer answer = decided.computeIfAbsent(payment.id(), _ -> {
            if (decision instanceof Answer.Done) {
                taken.incrementAndGet();
            }
            return decision;
        });
        return answered(answer);
    }

    @Override
    public Answer lookUp(Payment payment) {
        arrive();
        return answered(decided.getOrDefault(payment.id(), new Answer.NeverAsked()));
    }

    @Override
    public Answer refund(Payment payment, UUID refundId, Won amount) {
        arrive();
        refunds.put(refundId, amount.amount());
        return answered(new Answer.Done());
    }

    private void arrive() {
        if (deaf) {
            throw new IllegalStateException("connection refused");
        }
        asked.incrementAndGet();
    }

    private Answer answered(Answer answer) {
        if (answersLost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("connection reset");
        }
        return answer;
    }
}
