/** Seat inventory: who may sit where, and for how long a seat is kept for them. */
@ApplicationModule(allowedDependencies = {"kernel", "outbox", "catalog", "waitingroom"})
@NullMarked
package io.grandstand.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
