package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.util.List;
import java.util.stream.Stream;

/** The names of one line's keys in Redis: a common hash tag keeps them on one node of a cluster. */
final class LineKeys {

    private LineKeys() {}

    /** In the order in which the scripts take them. */
    static List<String> of(PerformanceId performance) {
        return Stream.of(
                        "meta",
                        "places",
                        "called",
                        "parked",
                        "back",
                        "active",
                        "admitted",
                        "void",
                        "calls",
                        "revoked",
                        "pace",
                        "left",
                        "entrants",
                        "entered",
                        "door",
                        "knocked",
                        "old",
                        "spent",
                        "health",
                        "lookers",
                        "holders")
                .map(name -> key(performance, name))
                .toList();
    }

    static String revoked(PerformanceId performance) {
        return key(performance, "revoked");
    }

    static String room(PerformanceId performance) {
        return key(performance, "room");
    }

    static String meta(PerformanceId performance) {
        return key(performance, "meta");
    }

    static String entrants(PerformanceId performance) {
        return key(performance, "entrants");
    }

    static String health(PerformanceId performance) {
        return key(performance, "health");
    }

    static String left(PerformanceId performance) {
        return key(performance, "left");
    }

    static String holders(PerformanceId performance) {
        return key(performance, "holders");
    }

    static String places(PerformanceId performance) {
        return key(performance, "places");
    }

    static String history(PerformanceId performance) {
        return key(performance, "history");
    }

    static String recording(PerformanceId performance) {
        return key(performance, "recording");
    }

    private static String key(PerformanceId performance, String name) {
        return "{wr:" + performance + "}:" + name;
    }
}
