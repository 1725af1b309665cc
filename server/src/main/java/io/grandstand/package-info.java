/** Grandstand: the on-sale platform for concerts and ball games. */
@NullMarked
package io.grandstand;

import org.jspecify.annotations.NullMarked;
