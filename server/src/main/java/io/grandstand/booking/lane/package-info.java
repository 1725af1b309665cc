/** Lanes: the queue and the writer through which every change of a performance's seats goes. */
@NullMarked
package io.grandstand.booking.lane;

import org.jspecify.annotations.NullMarked;
