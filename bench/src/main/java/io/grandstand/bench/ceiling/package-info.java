/** What the product stands on, measured alone in the same run: nothing can be faster than that. */
@NullMarked
package io.grandstand.bench.ceiling;

import org.jspecify.annotations.NullMarked;
