/** What everyone reads, from memory where it was read before. */
@NullMarked
package io.grandstand.catalog.reading;

import org.jspecify.annotations.NullMarked;
