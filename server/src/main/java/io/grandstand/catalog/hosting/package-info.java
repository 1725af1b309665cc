/** What a host makes, changes and deletes. */
@NullMarked
package io.grandstand.catalog.hosting;

import org.jspecify.annotations.NullMarked;
