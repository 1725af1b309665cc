/** Taking money and giving it back: one attempt at a time, with a truthful outcome. Knows a reference, never an order. */
@ApplicationModule(allowedDependencies = {"kernel", "outbox", "wallet"})
@NullMarked
package io.grandstand.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
