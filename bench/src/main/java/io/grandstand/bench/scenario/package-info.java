/** What is done to the product to see how fast it is. */
@NullMarked
package io.grandstand.bench.scenario;

import org.jspecify.annotations.NullMarked;
