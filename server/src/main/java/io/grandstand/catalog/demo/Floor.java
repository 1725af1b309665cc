package io.grandstand.catalog.demo;

/**
 * Standing room: a rectangle around a point, in metres from the middle, y downwards.
 *
 * @param capacity how many people it has room for
 */
record Floor(String name, String category, int capacity, double x, double y, double width, double height) {}
