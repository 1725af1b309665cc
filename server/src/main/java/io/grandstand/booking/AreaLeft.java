package io.grandstand.booking;

import io.grandstand.catalog.AreaNo;

/** How many more a general-admission area has room for. */
public record AreaLeft(AreaNo area, int left) {}
