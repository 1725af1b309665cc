package io.grandstand.order;

import io.grandstand.catalog.Place;
import io.grandstand.kernel.Won;

/** One seat of an order, or one place in an area, at the price that it was held at. */
public record OrderLine(Place place, String label, Won price) {}
