/** A small application of two modules, one of which goes where it may not. Nothing here is ever run. */
@NullMarked
package io.grandstand.architecture.planted.modules;

import org.jspecify.annotations.NullMarked;
