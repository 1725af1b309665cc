/** The line before a performance: a place for everyone, and the signed right to book for a while. */
@ApplicationModule(allowedDependencies = {"kernel", "outbox", "catalog", "identity", "draw"})
@NullMarked
package io.grandstand.waitingroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
