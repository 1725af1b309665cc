/** Integration events: appended with the change that causes them, relayed to Kafka in order, consumed once. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package io.grandstand.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
