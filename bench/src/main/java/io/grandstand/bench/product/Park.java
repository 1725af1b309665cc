package io.grandstand.bench.product;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** A ball park of the bench, put on sale again and again as a host does it: by the API. */
public final class Park {

    /** Sections of forty rows of twenty-five seats. */
    private static final int ROWS = 40;

    private static final int SEATS_PER_ROW = 25;
    private static final int SEATS_PER_SECTION = ROWS * SEATS_PER_ROW;

    /** What the API takes at most: a fan of the bench buys as much as any may. */
    public static final int TICKETS_MAX_PER_FAN = 20;

    private static final long PRICE = 10_000;

    /** Longer than any load: what is held stays held. */
    private static final int HOLD_SECONDS = 1_800;

    private final Http host;
    private final InstantSource clock;
    private final int seats;
    private final long venue;
    private final long show;

    private Park(Http host, InstantSource clock, int seats, long venue, long show) {
        this.host = host;
        this.clock = clock;
        this.seats = seats;
        this.venue = venue;
        this.show = show;
    }

    /** @param seats a multiple of a thousand */
    static Park build(Http host, InstantSource clock, int seats) {
        if (seats <= 0 || seats % SEATS_PER_SECTION != 0) {
            throw new IllegalArgumentException("a park has whole sections of " + SEATS_PER_SECTION + ": " + seats);
        }
        String name = "Bench park " + seats + " " + clock.instant();
        long venue = host.post("/api/v1/host/venues:import", plan(name, seats))
                .path("venueId")
                .asLong();
        long show = host.post(
                        "/api/v1/host/shows",
                        "{\"kind\":\"CONCERT\",\"title\":\"%s\",\"artist\":\"The Testers\"}".formatted(name))
                .path("showId")
                .asLong();
        return new Park(host, clock, seats, venue, show);
    }

    public int seats() {
        return seats;
    }

    /** Puts it on sale once more, all seats free, without a waiting room; the id of the performance. */
    public long onSale() {
        Instant now = clock.instant();
        return host.post("/api/v1/host/performances", """
                        {"showId":%d,"venueId":%d,"startsAt":"%s","visibleFrom":"%s","salesFrom":"%s","salesUntil":"%s",
                         "prices":{"A":%d},"ticketsMaxPerFan":%d,"holdSeconds":%d,"waitingRoom":null}
                        """.formatted(
                                show,
                                venue,
                                now.plus(Duration.ofDays(1)),
                                now.minus(Duration.ofHours(2)),
                                now.minus(Duration.ofHours(1)),
                                now.plus(Duration.ofHours(12)),
                                PRICE,
                                TICKETS_MAX_PER_FAN,
                                HOLD_SECONDS))
                .path("performanceId")
                .asLong();
    }

    private static String plan(String name, int seats) {
        int sections = seats / SEATS_PER_SECTION;
        int across = (int) Math.ceil(Math.sqrt(sections));
        var plan = new StringBuilder(seats * 96)
                .append("{\"name\":\"")
                .append(name)
                .append("\",\"categories\":[{\"name\":\"A\",\"color\":\"#3366cc\"}],\"zones\":[");
        for (int section = 0; section < sections; section++) {
            plan.append(section == 0 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"name\":\"%d\",\"position\":{\"x\":%d,\"y\":%d},\"areas\":[],\"rows\":[",
                            100 + section,
                            section % across * (SEATS_PER_ROW + 4) * 20,
                            section / across * (ROWS + 4) * 20));
            for (int row = 0; row < ROWS; row++) {
                plan.append(row == 0 ? "" : ",")
                        .append("{\"row_number\":\"%d\",\"position\":{\"x\":0,\"y\":%d},\"seats\":["
                                .formatted(row + 1, row * 20));
                for (int seat = 0; seat < SEATS_PER_ROW; seat++) {
                    plan.append(seat == 0 ? "" : ",")
                            .append("{\"seat_guid\":\"%d-%d-%d\",\"seat_number\":\"%d\","
                                    .formatted(section, row, seat, seat + 1))
                            .append("\"position\":{\"x\":%d,\"y\":0},\"category\":\"A\"}".formatted(seat * 20));
                }
                plan.append("]}");
            }
            plan.append("]}");
        }
        int width = across * (SEATS_PER_ROW + 4) * 20;
        int height = (sections + across - 1) / across * (ROWS + 4) * 20;
        return plan.append("],\"size\":{\"width\":%d,\"height\":%d}}".formatted(width, height))
                .toString();
    }
}
