package io.grandstand.booking.availability;

import io.grandstand.booking.AreaLeft;
import io.grandstand.booking.domain.Delta;
import io.grandstand.booking.domain.SeatChange;
import io.grandstand.booking.domain.SeatState;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes as streams and the topic carry them: {@code {"version":7,"changes":[[12,1],[13,0]]}}, and {@code
 * "areas":[[3,120]]} where more or less is left in some; {@code null} is left in one that is not for sale any more. A stream
 * has {@code "sale":{"from":"2026-11-21T10:00:00Z","until":"2026-11-21T11:00:00Z"}} at first, and when that has changed.
 */
final class DeltaJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private DeltaJson() {}

    static String write(long version, Collection<SeatChange> changes, Collection<AreaLeft> areas) {
        return write(version, changes, areas.isEmpty() ? "" : areas(areas), null);
    }

    private static String write(long version, Collection<SeatChange> changes, String areas, @Nullable SaleTimes sale) {
        var json = new StringBuilder(32 + changes.size() * 10);
        json.append("{\"version\":").append(version).append(",\"changes\":[");
        boolean first = true;
        for (SeatChange change : changes) {
            if (!first) {
                json.append(',');
            }
            first = false;
            json.append('[')
                    .append(change.seat().index())
                    .append(',')
                    .append(change.state().code())
                    .append(']');
        }
        json.append(']');
        if (!areas.isEmpty()) {
            json.append(",\"areas\":").append(areas);
        }
        if (sale != null) {
            json.append(",\"sale\":{\"from\":\"")
                    .append(sale.from())
                    .append("\",\"until\":\"")
                    .append(sale.until())
                    .append("\"}");
        }
        return json.append('}').toString();
    }

    /** {@code [[3,120]]}: sections, and what is left there. */
    static String areas(Collection<AreaLeft> areas) {
        return areas.stream()
                .map(area -> pair(area.area(), Integer.toString(area.left())))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String pair(AreaNo area, String left) {
        return "[" + area.section() + "," + left + "]";
    }

    /**
     * As a server-sent event.
     *
     * @param areas with what is left there; nothing of one that is not for sale
     * @param sale null where whoever listens knows it
     */
    static byte[] event(
            long version,
            Collection<SeatChange> changes,
            Map<AreaNo, Optional<Integer>> areas,
            @Nullable SaleTimes sale) {
        String pairs = areas.isEmpty()
                ? ""
                : areas.entrySet().stream()
                        .map(area -> pair(
                                area.getKey(),
                                area.getValue().map(String::valueOf).orElse("null")))
                        .collect(Collectors.joining(",", "[", "]"));
        return ("id:" + version + "\ndata:" + write(version, changes, pairs, sale) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static Delta read(PerformanceId performance, byte[] json) {
        JsonNode node = JSON.readTree(json);
        var changes = new ArrayList<SeatChange>();
        for (JsonNode change : node.required("changes")) {
            changes.add(new SeatChange(
                    new SeatNo(change.required(0).intValue()),
                    SeatState.of(change.required(1).intValue())));
        }
        var areas = new ArrayList<AreaLeft>();
        for (JsonNode area : node.path("areas")) {
            areas.add(new AreaLeft(
                    new AreaNo(area.required(0).intValue()), area.required(1).intValue()));
        }
        return new Delta(performance, node.required("version").longValue(), changes, areas);
    }
}
