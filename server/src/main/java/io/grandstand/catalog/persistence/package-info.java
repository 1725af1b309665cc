/** The schema {@code catalog} and nothing else. */
@NullMarked
package io.grandstand.catalog.persistence;

import org.jspecify.annotations.NullMarked;
