/** Has a curtain; knows nobody. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.grandstand.architecture.planted.modules.stage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
