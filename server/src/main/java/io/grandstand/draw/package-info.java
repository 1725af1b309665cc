/**
 * A draw that anyone can check: who takes part and a secret are pinned down before it, and the order of all follows from
 * them by arithmetic that the page of docs/domain/the-draw.md tells byte by byte.
 *
 * <p>It knows nobody who uses it: it keeps nothing, asks nothing, and has neither a clock nor chance of its own.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.grandstand.draw;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
