package io.grandstand.catalog;

/** What the catalogue asks before it lets a host change or delete a performance; whoever sells seats answers. */
public interface SoldSeats {

    /** Whether somebody holds seats of it or has bought some. */
    boolean any(PerformanceId performance);
}
