package io.grandstand.order;

import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.Won;

/** One seat of an order, at the price that it was held at. */
public record OrderLine(SeatNo seat, String label, Won price) {}
