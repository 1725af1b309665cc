package io.grandstand.order;

import io.grandstand.kernel.AccountId;
import io.grandstand.payment.AbandonResult;
import io.grandstand.payment.Payments;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Buys nothing after all: stops what can be stopped, then frees the seats. */
@Service
class GivingUpOrder {

    private final OrderBook book;
    private final Payments payments;
    private final Saga saga;

    GivingUpOrder(OrderBook book, Payments payments, Saga saga) {
        this.book = book;
        this.payments = payments;
        this.saga = saga;
    }

    GiveUpResult giveUp(OrderId id, AccountId account) {
        Optional<Purchase> found = book.find(id, account);
        if (found.isEmpty()) {
            return GiveUpResult.UNKNOWN_ORDER;
        }
        Purchase order = found.get();
        if (order.state() == OrderState.PAYING) {
            // Its failure is heard by the saga, which makes the order payable again: then it can be given up.
            if (payments.abandon(order.payment().orElseThrow()) == AbandonResult.TOO_LATE) {
                return GiveUpResult.ALREADY_PAYING;
            }
            order = book.get(id);
        }
        return switch (order.state()) {
            case CREATED -> {
                Optional<Purchase> givenUp = book.move(order, OrderMove.GIVEN_UP, OrderBook.Details.NONE);
                givenUp.ifPresent(saga::advance);
                yield givenUp.isPresent() ? GiveUpResult.GIVEN_UP : GiveUpResult.ALREADY_PAYING;
            }
            case GIVING_UP, CANCELLED, EXPIRED -> GiveUpResult.GIVEN_UP;
            case PAYING, CONFIRMING, UNPAYING -> GiveUpResult.ALREADY_PAYING;
            case COMPLETED, REFUNDING, FAILED -> GiveUpResult.ALREADY_PAID;
        };
    }
}
