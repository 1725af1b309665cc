/** Where requests arrive: security, limits, problems, documentation, and answers put together from several modules. */
@ApplicationModule
@NullMarked
package io.grandstand.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
