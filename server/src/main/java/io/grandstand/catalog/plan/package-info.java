/** Seating plans in pretix's JSON: read, checked, and drawn. */
@NullMarked
package io.grandstand.catalog.plan;

import org.jspecify.annotations.NullMarked;
