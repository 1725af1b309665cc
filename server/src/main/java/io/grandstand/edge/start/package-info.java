/** What the operator is told when the product is ready. */
@NullMarked
package io.grandstand.edge.start;

import org.jspecify.annotations.NullMarked;
