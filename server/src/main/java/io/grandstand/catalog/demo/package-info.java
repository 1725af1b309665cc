/** The clubs, their parks, and a month of games, for the demo. */
@NullMarked
package io.grandstand.catalog.demo;

import org.jspecify.annotations.NullMarked;
