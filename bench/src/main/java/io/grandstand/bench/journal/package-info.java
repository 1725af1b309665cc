/** What clients were told, written down by themselves. */
@NullMarked
package io.grandstand.bench.journal;

import org.jspecify.annotations.NullMarked;
