package io.grandstand.bench.product;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A place of the bench, put on sale again and again as a host does it: by the API. */
public final class Park {

    /** What the API takes at most: a fan of the bench buys as much as any may. */
    public static final int TICKETS_MAX_PER_FAN = 20;

    private static final long PRICE = 10_000;

    /** Longer than any load: what is held stays held. */
    private static final int HOLD_SECONDS = 1_800;

    private final Http host;
    private final InstantSource clock;
    private final int size;
    private final long venue;
    private final long show;

    private Park(Http host, InstantSource clock, int size, long venue, long show) {
        this.host = host;
        this.clock = clock;
        this.size = size;
        this.venue = venue;
        this.show = show;
    }

    /** @param seats a multiple of a thousand */
    static Park seated(Http host, InstantSource clock, int seats) {
        if (seats <= 0 || seats % Plan.SEATS_PER_SECTION != 0) {
            throw new IllegalArgumentException("a park has whole sections of " + Plan.SEATS_PER_SECTION + ": " + seats);
        }
        String name = "Bench park " + seats + " " + clock.instant();
        return build(host, clock, seats, name, Plan.seated(name, seats));
    }

    /** A field without seats. */
    static Park standing(Http host, InstantSource clock, int places) {
        String name = "Bench field " + places + " " + clock.instant();
        return build(host, clock, places, name, Plan.standing(name, places));
    }

    private static Park build(Http host, InstantSource clock, int size, String name, String plan) {
        long venue =
                host.post("/api/v1/host/venues:import", plan).path("venueId").asLong();
        long show = host.post(
                        "/api/v1/host/shows",
                        "{\"kind\":\"CONCERT\",\"title\":\"%s\",\"artist\":\"The Testers\"}".formatted(name))
                .path("showId")
                .asLong();
        return new Park(host, clock, size, venue, show);
    }

    /** Seats, or places. */
    public int size() {
        return size;
    }

    /** Puts it on sale once more, everything free, without a waiting room; the id of the performance. */
    public long onSale() {
        return open(clock.instant().minus(Duration.ofHours(1)), "null");
    }

    /** The same, with a waiting room that lets in so many in a second. */
    public long onSaleBehindLine(int perSecond) {
        return open(clock.instant().minus(Duration.ofHours(1)), letting(perSecond));
    }

    /** Before its sale: who comes now is drawn. */
    public long beforeSale(Duration until, int perSecond) {
        return open(clock.instant().plus(until), letting(perSecond));
    }

    /** Nobody is let in to a performance any more. */
    public void pause(long performance) {
        host.post("/api/v1/host/performances/" + performance + "/waiting-room/pause", "{}");
    }

    /** The line moves on. */
    public void goOn(long performance) {
        host.post("/api/v1/host/performances/" + performance + "/waiting-room/resume", "{}");
    }

    private static String letting(int perSecond) {
        return "{\"rate\":{\"count\":%d,\"perSeconds\":1},\"admissionSeconds\":600,\"rejoin\":\"KEEP\"}"
                .formatted(perSecond);
    }

    private long open(Instant salesFrom, String waitingRoom) {
        Instant now = clock.instant();
        return host.post("/api/v1/host/performances", """
                        {"showId":%d,"venueId":%d,"startsAt":"%s","visibleFrom":"%s","salesFrom":"%s","salesUntil":"%s",
                         "prices":{"A":%d},"ticketsMaxPerFan":%d,"holdSeconds":%d,"waitingRoom":%s}
                        """.formatted(
                                show,
                                venue,
                                now.plus(Duration.ofDays(1)),
                                now.minus(Duration.ofHours(2)),
                                salesFrom,
                                now.plus(Duration.ofHours(12)),
                                PRICE,
                                TICKETS_MAX_PER_FAN,
                                HOLD_SECONDS,
                                waitingRoom))
                .path("performanceId")
                .asLong();
    }
}
