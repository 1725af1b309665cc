package io.grandstand.bench.scenario;

import io.grandstand.bench.load.Headers;
import io.grandstand.bench.load.Request;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one fan wants.
 *
 * @param seats empty where it is places
 * @param places of an area of general admission; 0 where it is seats
 * @param asking makes the request for them under a new id
 */
record Wish(long performance, List<Integer> seats, int places, Function<UUID, Request> asking) {

    static final String STEP = "hold";

    Wish {
        seats = List.copyOf(seats);
    }

    /** Of the product. */
    static Wish ofProduct(Admitted fan, List<Integer> seats) {
        String path = "/api/v1/performances/" + fan.performance() + "/holds/";
        String json = "{\"seats\":" + array(seats) + "}";
        return new Wish(fan.performance(), seats, 0, id -> Request.put(STEP, path + id, fan.headers(), json));
    }

    /** Of the product: so many places of a section. */
    static Wish ofPlaces(Admitted fan, int section, int places) {
        String path = "/api/v1/performances/" + fan.performance() + "/holds/";
        String json = "{\"area\":{\"sectionId\":" + section + ",\"count\":" + places + "}}";
        return new Wish(fan.performance(), List.of(), places, id -> Request.put(STEP, path + id, fan.headers(), json));
    }

    /** Of the product: so many seats, whichever are the best. */
    static Wish ofBest(Admitted fan, int seats) {
        String path = "/api/v1/performances/" + fan.performance() + "/holds/";
        String json = "{\"best\":{\"count\":" + seats + ",\"together\":true}}";
        return new Wish(fan.performance(), List.of(), 0, id -> Request.put(STEP, path + id, fan.headers(), json));
    }

    /** Of a reference, which knows nobody and asks for no admission. */
    static Wish ofReference(long performance, List<Integer> seats, UUID fan) {
        String json = "{\"performance\":" + performance + ",\"seats\":" + array(seats) + ",\"fan\":\"" + fan + "\"}";
        return new Wish(performance, seats, 0, id -> Request.put(STEP, "/holds/" + id, Headers.NONE, json));
    }

    private static String array(List<Integer> seats) {
        return seats.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
