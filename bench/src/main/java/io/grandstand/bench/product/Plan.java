package io.grandstand.bench.product;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Seating plans of the bench, as a host imports them. */
public final class Plan {

    /** Sections of forty rows of twenty-five seats. */
    static final int SEATS_PER_SECTION = 1_000;

    private static final int SEATS_PER_ROW = 25;
    private static final int ROWS = SEATS_PER_SECTION / SEATS_PER_ROW;

    /** The one section of a plan without seats. */
    public static final int STANDING = 0;

    private Plan() {}

    /** The seats of a row of the first section, in their order. */
    public static List<Integer> row(int row) {
        return IntStream.range(row * SEATS_PER_ROW, (row + 1) * SEATS_PER_ROW)
                .boxed()
                .toList();
    }

    /** One area of general admission, and nothing else. */
    static String standing(String name, int places) {
        return """
                {"name":"%s","categories":[{"name":"A","color":"#3366cc"}],
                 "zones":[{"name":"Field","position":{"x":0,"y":0},"rows":[],
                           "general_admission":{"capacity":%d,"category":"A"},
                           "areas":[{"shape":"rectangle","position":{"x":0,"y":0},"rectangle":{"width":800,"height":600}}]}],
                 "size":{"width":800,"height":600}}
                """.formatted(name, places);
    }

    /** @param seats a multiple of a thousand */
    static String seated(String name, int seats) {
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
