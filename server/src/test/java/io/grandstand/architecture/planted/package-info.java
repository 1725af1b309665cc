/** Violations, planted so that the guards can be seen to catch them. Nothing here is ever run. */
@NullMarked
package io.grandstand.architecture.planted;

import org.jspecify.annotations.NullMarked;
