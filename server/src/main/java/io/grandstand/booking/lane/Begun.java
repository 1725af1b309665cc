package io.grandstand.booking.lane;

import io.grandstand.booking.HoldResult;

/** A wish on its way: it has its place in its lane, or needs none. Whoever began it waits for it, once. */
@FunctionalInterface
public interface Begun {

    HoldResult await();
}
