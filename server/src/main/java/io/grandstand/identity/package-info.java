/** Accounts: who somebody is, what they may do, and the tokens that say so. */
@ApplicationModule(allowedDependencies = {"kernel", "outbox"})
@NullMarked
package io.grandstand.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
