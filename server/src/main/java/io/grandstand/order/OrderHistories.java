package io.grandstand.order;

import io.grandstand.kernel.AccountId;
import java.util.List;
import java.util.Optional;

/** What became of orders, step by step. */
public interface OrderHistories {

    /** Whoever tries to pay for minutes on end makes fewer. */
    int STEPS_MAX = 200;

    /** Oldest first, at most {@link #STEPS_MAX}; somebody else's order has none. */
    Optional<List<OrderStep>> of(OrderId order, AccountId account);
}
