/** What is on: venues and their seating plans, shows, and their dated performances. */
@ApplicationModule(allowedDependencies = {"kernel", "outbox", "identity"})
@NullMarked
package io.grandstand.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
