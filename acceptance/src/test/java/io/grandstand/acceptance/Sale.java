package io.grandstand.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets something up to be sold, as a host does it: by the API. */
record Sale(Http host) {

    static final long PRICE = 50_000;
    /** From a seat to the next one, and from a row to the next one, in the unit of the plan. */
    static final int STEP = 20;
    /** Enough that no two are alike. */
    private static final int NAME_CHARACTERS = 8;

    /** Numbered seats, so many in each row, and a pit for so many to stand, if any. */
    record Room(int seats, int rows, int standing) {}

    /** What a performance is made with; every part has a sensible value. */
    record Terms(
            String hall,
            boolean game,
            Room room,
            int ticketsMaxPerFan,
            int holdSeconds,
            Instant salesFrom,
            Instant salesUntil,
            String waitingRoom,
            String cancellation) {

        static Terms ofSeats(int seats) {
            Instant now = Instant.now();
            return new Terms(
                    "Hall " + UUID.randomUUID().toString().substring(0, NAME_CHARACTERS),
                    false,
                    new Room(seats, 1, 0),
                    4,
                    180,
                    now.minus(Duration.ofHours(1)),
                    now.plus(Duration.ofHours(12)),
                    "null",
                    "null");
        }

        Terms in(String name) {
            return new Terms(
                    name, game, room, ticketsMaxPerFan, holdSeconds, salesFrom, salesUntil, waitingRoom, cancellation);
        }

        /** A game of two clubs instead of a concert: in the park of the one at home, and nowhere else. */
        Terms asGame() {
            return new Terms(
                    hall, true, room, ticketsMaxPerFan, holdSeconds, salesFrom, salesUntil, waitingRoom, cancellation);
        }

        /** With room for so many to stand, besides the seats. */
        Terms standing(int places) {
            var both = new Room(room.seats(), room.rows(), places);
            return new Terms(
                    hall, game, both, ticketsMaxPerFan, holdSeconds, salesFrom, salesUntil, waitingRoom, cancellation);
        }

        /** So many rows of the seats, one behind the other. */
        Terms rows(int rows) {
            var more = new Room(room.seats(), rows, room.standing());
            return new Terms(
                    hall, game, more, ticketsMaxPerFan, holdSeconds, salesFrom, salesUntil, waitingRoom, cancellation);
        }

        Terms ticketsMaxPerFan(int max) {
            return new Terms(hall, game, room, max, holdSeconds, salesFrom, salesUntil, waitingRoom, cancellation);
        }

        Terms holdSeconds(int seconds) {
            return new Terms(
                    hall, game, room, ticketsMaxPerFan, seconds, salesFrom, salesUntil, waitingRoom, cancellation);
        }

        Terms salesFrom(Instant from) {
            return new Terms(
                    hall, game, room, ticketsMaxPerFan, holdSeconds, from, salesUntil, waitingRoom, cancellation);
        }

        Terms salesUntil(Instant until) {
            return new Terms(
                    hall, game, room, ticketsMaxPerFan, holdSeconds, salesFrom, until, waitingRoom, cancellation);
        }

        Terms waitingRoom(String policy) {
            return new Terms(
                    hall, game, room, ticketsMaxPerFan, holdSeconds, salesFrom, salesUntil, policy, cancellation);
        }

        /** What giving tickets back costs; as usual unless it is said. */
        Terms cancellation(String fees) {
            return new Terms(hall, game, room, ticketsMaxPerFan, holdSeconds, salesFrom, salesUntil, waitingRoom, fees);
        }
    }

    /** Puts it on sale in a hall of its own; returns the performance's id. */
    long open(Terms terms) {
        if (terms.game()) {
            Home home = home();
            return open(
                    terms, created(host.post("/api/v1/host/shows", game(home)), "showId"), home.park(), prices(home));
        }
        long venue = created(host.post("/api/v1/host/venues:import", plan(terms.hall(), terms.room())), "venueId");
        long show = created(host.post("/api/v1/host/shows", concert(terms.hall())), "showId");
        return open(terms, show, venue, "{\"A\":" + PRICE + "}");
    }

    private long open(Terms terms, long show, long venue, String prices) {
        Instant now = Instant.now();
        Instant visibleFrom = (terms.salesFrom().isBefore(now) ? terms.salesFrom() : now).minus(Duration.ofHours(1));
        Instant tomorrow = now.plus(Duration.ofDays(1));
        return created(
                host.post("/api/v1/host/performances", """
                        {"showId":%d,"venueId":%d,"startsAt":"%s","visibleFrom":"%s","salesFrom":"%s","salesUntil":"%s",
                         "prices":%s,"ticketsMaxPerFan":%d,"holdSeconds":%d,"waitingRoom":%s,"cancellation":%s}
                        """.formatted(
                                show,
                                venue,
                                terms.salesUntil().isAfter(tomorrow) ? terms.salesUntil() : tomorrow,
                                visibleFrom,
                                terms.salesFrom(),
                                terms.salesUntil(),
                                prices,
                                terms.ticketsMaxPerFan(),
                                terms.holdSeconds(),
                                terms.waitingRoom(),
                                terms.cancellation())),
                "performanceId");
    }

    /** Changes its terms, as a host does who thinks again. */
    void change(long performance, String terms) {
        Answer changed = host.send("PATCH", "/api/v1/host/performances/" + performance, terms);
        if (changed.status() != 200) {
            throw new AssertionError("not changed: " + changed);
        }
    }

    /** Gives seats to whom this address belongs; returns the guest's order. */
    UUID give(long performance, String guest, String seats) {
        Answer given = host.put(
                "/api/v1/host/performances/" + performance + "/complimentary/" + UUID.randomUUID(),
                "{\"guest\":\"%s\",\"seats\":%s,\"reason\":\"sponsor\"}".formatted(guest, seats));
        if (given.status() != 201) {
            throw new AssertionError("not given: " + given);
        }
        return UUID.fromString(given.json().path("orderId").asString());
    }

    void block(long performance, String seats) {
        Answer blocked = host.post(
                "/api/v1/host/performances/" + performance + "/house-seats/block",
                "{\"seats\":%s,\"reason\":\"press\"}".formatted(seats));
        if (blocked.status() != 200) {
            throw new AssertionError("not blocked: " + blocked);
        }
    }

    private static String concert(String hall) {
        return """
                {"kind":"CONCERT","title":"Concert at %s","artist":"The Testers","ageLimit":0,"runningMinutes":90}
                """.formatted(hall);
    }

    /** A club that plays at home, and another one. */
    private record Home(long team, long park, long away) {}

    private Home home() {
        var teams = host.get("/api/v1/teams").json().get("items");
        var home = teams.get(teams.size() - 1);
        return new Home(
                home.get("teamId").asLong(),
                home.get("venueId").asLong(),
                teams.get(0).get("teamId").asLong());
    }

    private static String game(Home home) {
        return """
                {"kind":"GAME","title":"A game","homeTeamId":%d,"awayTeamId":%d,"ageLimit":0}
                """.formatted(home.team(), home.away());
    }

    private String prices(Home home) {
        return host.get("/api/v1/venues/" + home.park())
                .json()
                .get("categories")
                .valueStream()
                .map(category -> "\"%s\":%d".formatted(category.get("name").asString(), PRICE))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static long created(Answer answer, String id) {
        if (answer.status() != 201) {
            throw new AssertionError("not created: " + answer);
        }
        return answer.json().get(id).asLong();
    }

    private static String plan(String name, Room room) {
        String rows = IntStream.range(0, room.rows())
                .mapToObj(row -> """
                        {"row_number":"%d","position":{"x":0,"y":%d},"seats":[%s]}
                        """.formatted(row + 1, row * STEP, seats(row, room.seats())))
                .collect(Collectors.joining(","));
        String pit = room.standing() == 0 ? "" : """
                ,{"name":"Pit","position":{"x":0,"y":60},"rows":[],"areas":[],
                  "general_admission":{"capacity":%d,"category":"A"}}
                """.formatted(room.standing());
        return """
                {"name":"%s","categories":[{"name":"A","color":"#3366cc"}],
                 "zones":[{"name":"Stalls","position":{"x":0,"y":0},"rows":[%s],"areas":[]}%s],
                 "size":{"width":%d,"height":200}}
                """.formatted(name, rows, pit, Math.max(200, room.seats() * STEP));
    }

    private static String seats(int row, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> """
                        {"seat_guid":"s-%d-%d","seat_number":"%d","position":{"x":%d,"y":0},"category":"A"}
                        """.formatted(row, i, i + 1, i * STEP))
                .collect(Collectors.joining(","));
    }
}
