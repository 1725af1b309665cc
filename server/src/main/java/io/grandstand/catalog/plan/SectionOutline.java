package io.grandstand.catalog.plan;

import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.catalog.plan.Part.Point;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** What a section looks like from afar: what a rope around its seats would hold, and a little more. */
final class SectionOutline {

    /** Of the distance: a corner nobody would miss is left out. */
    private static final double ROUGHNESS = 0.1;

    private static final GeometryFactory SHAPES = new GeometryFactory();

    private SectionOutline() {}

    /**
     * The corners around some seats; none where these are too close to each other to be told apart.
     *
     * @param distance from their middles, in the plan's unit
     */
    static List<Point> around(List<Seat> seats, double distance) {
        Coordinate[] middles =
                seats.stream().map(seat -> new Coordinate(seat.x(), seat.y())).toArray(Coordinate[]::new);
        Geometry hull = SHAPES.createMultiPointFromCoords(middles).convexHull();
        var corners = new BufferParameters();
        corners.setEndCapStyle(BufferParameters.CAP_SQUARE);
        corners.setJoinStyle(BufferParameters.JOIN_MITRE);
        Geometry outline = BufferOp.bufferOp(hull, distance, corners);
        Coordinate[] closed = DouglasPeuckerSimplifier.simplify(outline, distance * ROUGHNESS)
                .convexHull()
                .getCoordinates();
        return Arrays.stream(closed)
                .limit(Math.max(0, closed.length - 1L))
                .map(corner -> new Point(corner.getX(), corner.getY()))
                .toList();
    }
}
