package io.grandstand.catalog.demo;

/**
 * Neighbouring blocks of seats whose rows are arcs around one point.
 *
 * @param from angle of its first edge in degrees: 0 is behind the home plate, positive towards first base
 * @param radius of its first row, in metres
 * @param pitch from seat to seat, in metres
 */
record Wedge(
        String name,
        String category,
        double from,
        double to,
        int blocks,
        int firstNumber,
        double radius,
        int rows,
        double pitch) {

    /** The same on the other side; its numbers go on from these. */
    Wedge mirrored(String otherName) {
        return new Wedge(otherName, category, -from, -to, blocks, firstNumber + blocks, radius, rows, pitch);
    }
}
