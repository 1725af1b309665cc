/** A fan's balance in won, kept as double entries that always sum to zero. */
@ApplicationModule(allowedDependencies = {"kernel", "outbox", "identity"})
@NullMarked
package io.grandstand.wallet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
