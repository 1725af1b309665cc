/** What is booked most, and what is being bought now. */
@ApplicationModule(allowedDependencies = {"kernel", "outbox", "catalog", "order", "order :: event"})
@NullMarked
package io.grandstand.ranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
