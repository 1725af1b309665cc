/** What is measured: the product as its users start it, and the servers it brings along. */
@NullMarked
package io.grandstand.bench.product;

import org.jspecify.annotations.NullMarked;
