/** The purchase: from a hold to tickets in hand, and the undoing of whatever went wrong between. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "outbox",
            "booking",
            "waitingroom",
            "payment",
            "payment :: event",
            "catalog",
            "identity"
        })
@NullMarked
package io.grandstand.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
