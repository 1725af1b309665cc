package io.grandstand.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets something up to be sold, as a host does it: by the API. */
record Sale(Http host) {

    static final long PRICE = 50_000;

    /** What a performance is made with; every part has a sensible value. */
    record Terms(
            int seats,
            int ticketsMaxPerFan,
            int holdSeconds,
            Instant salesFrom,
            Instant salesUntil,
            String waitingRoom) {

        static Terms ofSeats(int seats) {
            Instant now = Instant.now();
            return new Terms(seats, 4, 180, now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(12)), "null");
        }

        Terms ticketsMaxPerFan(int max) {
            return new Terms(seats, max, holdSeconds, salesFrom, salesUntil, waitingRoom);
        }

        Terms holdSeconds(int seconds) {
            return new Terms(seats, ticketsMaxPerFan, seconds, salesFrom, salesUntil, waitingRoom);
        }

        Terms salesUntil(Instant until) {
            return new Terms(seats, ticketsMaxPerFan, holdSeconds, salesFrom, until, waitingRoom);
        }

        Terms waitingRoom(String policy) {
            return new Terms(seats, ticketsMaxPerFan, holdSeconds, salesFrom, salesUntil, policy);
        }
    }

    /** Puts a concert on sale in a hall of its own; returns the performance's id. */
    long open(Terms terms) {
        String name = "Hall " + UUID.randomUUID();
        long venue = created(host.post("/api/v1/host/venues:import", plan(name, terms.seats())), "venueId");
        long show = created(host.post("/api/v1/host/shows", """
                        {"kind":"CONCERT","title":"Concert at %s","artist":"The Testers","ageLimit":0,"runningMinutes":90}
                        """.formatted(name)), "showId");
        return created(
                host.post("/api/v1/host/performances", """
                        {"showId":%d,"venueId":%d,"startsAt":"%s","visibleFrom":"%s","salesFrom":"%s","salesUntil":"%s",
                         "prices":{"A":%d},"ticketsMaxPerFan":%d,"holdSeconds":%d,"waitingRoom":%s}
                        """.formatted(
                                show,
                                venue,
                                Instant.now().plus(Duration.ofDays(1)),
                                terms.salesFrom().minus(Duration.ofHours(1)),
                                terms.salesFrom(),
                                terms.salesUntil(),
                                PRICE,
                                terms.ticketsMaxPerFan(),
                                terms.holdSeconds(),
                                terms.waitingRoom())),
                "performanceId");
    }

    private static long created(Answer answer, String id) {
        if (answer.status() != 201) {
            throw new AssertionError("not created: " + answer);
        }
        return answer.json().get(id).asLong();
    }

    private static String plan(String name, int seats) {
        String all = IntStream.range(0, seats)
                .mapToObj(i -> """
                        {"seat_guid":"s-%d","seat_number":"%d","position":{"x":%d,"y":0},"category":"A"}
                        """.formatted(i, i + 1, i * 20))
                .collect(Collectors.joining(","));
        return """
                {"name":"%s","categories":[{"name":"A","color":"#3366cc"}],
                 "zones":[{"name":"Stalls","position":{"x":0,"y":0},
                           "rows":[{"row_number":"1","position":{"x":0,"y":0},"seats":[%s]}],"areas":[]}],
                 "size":{"width":%d,"height":200}}
                """.formatted(name, all, Math.max(200, seats * 20));
    }
}
