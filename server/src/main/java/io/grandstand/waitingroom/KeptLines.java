package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.util.Optional;

/** What is known of lines outside Redis, which may lose its memory at any time. */
interface KeptLines {

    LineOrigin origin(Room room);

    /** How far the line got; empty where nobody came yet. */
    Optional<Mark> mark(PerformanceId performance);

    /** Keeps how far a line got; what is known already is never forgotten over it. */
    void keep(PerformanceId performance, Mark mark);
}
