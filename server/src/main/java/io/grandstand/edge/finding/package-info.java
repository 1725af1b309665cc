/** Answers to "what is on", put together from the catalogue and from what booking has left. */
@NullMarked
package io.grandstand.edge.finding;

import org.jspecify.annotations.NullMarked;
