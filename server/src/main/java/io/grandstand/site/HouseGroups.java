package io.grandstand.site;

import io.grandstand.booking.HouseSeat;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.site.view.HostHouse.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Blocked seats as a host looks at them: a line for each row and reason. */
final class HouseGroups {

    private record Line(int section, String row, String reason) {}

    private HouseGroups() {}

    static List<Group> of(SeatingPlan plan, List<HouseSeat> blocked) {
        var lines = new LinkedHashMap<Line, List<Seat>>();
        for (HouseSeat seat : blocked) {
            Seat found = plan.seat(seat.seat());
            lines.computeIfAbsent(
                            new Line(found.section(), SeatTyping.bare(found.row()), seat.reason()),
                            _ -> new ArrayList<>())
                    .add(found);
        }
        return lines.entrySet().stream()
                .map(line -> group(plan, line.getKey(), line.getValue()))
                .toList();
    }

    private static Group group(SeatingPlan plan, Line line, List<Seat> seats) {
        return new Group(
                plan.sections().get(line.section()).name(),
                line.row(),
                numbers(seats),
                line.reason(),
                seats.size(),
                seats.stream().map(seat -> Integer.toString(seat.no().index())).collect(Collectors.joining(",")));
    }

    /** 1–4, 9; or their labels, where one has no number. */
    static String numbers(List<Seat> seats) {
        List<OptionalInt> numbers = seats.stream().map(SeatTyping::number).toList();
        if (numbers.stream().anyMatch(OptionalInt::isEmpty)) {
            return seats.stream().map(Seat::label).collect(Collectors.joining(", "));
        }
        int[] sorted = numbers.stream().mapToInt(OptionalInt::getAsInt).sorted().toArray();
        var ranges = new ArrayList<String>();
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to + 1 < sorted.length && sorted[to + 1] <= sorted[to] + 1) {
                to++;
            }
            ranges.add(sorted[from] == sorted[to] ? Integer.toString(sorted[from]) : sorted[from] + "–" + sorted[to]);
            from = to + 1;
        }
        return String.join(", ", ranges);
    }

    /** The seats that a group's form sends back; those that are none are left out. */
    static List<SeatNo> seats(String sent, int seatsMax) {
        var seats = new ArrayList<SeatNo>();
        for (String one : sent.split(",", -1)) {
            Integer index = Typed.whole(one);
            if (index != null && index >= 0 && seats.size() < seatsMax) {
                seats.add(new SeatNo(index));
            }
        }
        return seats;
    }
}
