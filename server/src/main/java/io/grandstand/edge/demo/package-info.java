/** The demo's data, loaded at the start. */
@NullMarked
package io.grandstand.edge.demo;

import org.jspecify.annotations.NullMarked;
