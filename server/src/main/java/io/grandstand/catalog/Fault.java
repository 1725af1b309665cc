package io.grandstand.catalog;

/**
 * Something wrong in what a host sent.
 *
 * @param path where: {@code zones[0].rows[3].seats[7].category}
 */
public record Fault(String path, String message) {}
