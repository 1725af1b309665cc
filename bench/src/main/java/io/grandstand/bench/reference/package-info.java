/** Designs that others chose, served over HTTP by processes of their own, to be measured beside ours. */
@NullMarked
package io.grandstand.bench.reference;

import org.jspecify.annotations.NullMarked;
