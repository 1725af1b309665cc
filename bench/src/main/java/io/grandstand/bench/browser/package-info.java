/** A real browser, spoken to by its own protocol: a library for it would bring a runtime that takes of the cores. */
@NullMarked
package io.grandstand.bench.browser;

import org.jspecify.annotations.NullMarked;
