/** What a load generator compares the product with; there only when a bench asks for it. */
@NullMarked
package io.grandstand.edge.bench;

import org.jspecify.annotations.NullMarked;
