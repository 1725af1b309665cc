/** Posters: made of what hosts send, and kept. */
@NullMarked
package io.grandstand.catalog.poster;

import org.jspecify.annotations.NullMarked;
