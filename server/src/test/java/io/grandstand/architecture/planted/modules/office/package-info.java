/** Sells tickets; knows nobody. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.grandstand.architecture.planted.modules.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
