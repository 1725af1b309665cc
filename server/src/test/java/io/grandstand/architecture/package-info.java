/** The guards: what holds everywhere, and proof that each of them catches what it is for. */
@NullMarked
package io.grandstand.architecture;

import org.jspecify.annotations.NullMarked;
