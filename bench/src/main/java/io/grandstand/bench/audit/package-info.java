/** The recount of everything that must hold, after every run. */
@NullMarked
package io.grandstand.bench.audit;

import org.jspecify.annotations.NullMarked;
