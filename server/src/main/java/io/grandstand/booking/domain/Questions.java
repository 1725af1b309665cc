package io.grandstand.booking.domain;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldStatus;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What must be read before a batch can be decided. */
public final class Questions {

    private Questions() {}

    /** Whose lanes must be locked, in the order in which everyone locks them. */
    public static SortedSet<PerformanceId> lanes(List<Command> commands) {
        var lanes = new TreeSet<>(Comparator.comparingLong(PerformanceId::value));
        commands.forEach(command -> lanes.add(command.performance()));
        return lanes;
    }

    /** Whose terms decide. */
    public static Set<PerformanceId> terms(List<Command> commands) {
        var performances = new LinkedHashSet<PerformanceId>();
        for (Command command : commands) {
            switch (command) {
                case Command.Take _, Command.Lengthen _, Command.Block _, Command.Free _ ->
                    performances.add(command.performance());
                case Command.Move _, Command.Cancel _, Command.Expire _ -> {}
            }
        }
        return performances;
    }

    public static Set<HoldId> holds(List<Command> commands) {
        var holds = new LinkedHashSet<HoldId>();
        commands.forEach(command -> holds.add(command.hold()));
        return holds;
    }

    /** The seats that are asked for, and those of the holds that are to move. */
    public static Set<SeatKey> seats(List<Command> commands, Collection<Hold> holds) {
        var seats = new LinkedHashSet<SeatKey>();
        for (Command command : commands) {
            switch (command) {
                case Command.Take take -> add(seats, take.performance(), take.seats());
                case Command.Block block -> add(seats, block.performance(), block.seats());
                case Command.Free free -> add(seats, free.performance(), free.seats());
                case Command.Move _, Command.Lengthen _, Command.Cancel _, Command.Expire _ -> {}
            }
        }
        holds.forEach(hold -> seats.addAll(hold.keys()));
        return seats;
    }

    private static void add(Set<SeatKey> seats, PerformanceId performance, SortedSet<SeatNo> numbers) {
        numbers.forEach(seat -> seats.add(new SeatKey(performance, seat)));
    }

    /** The areas that places are asked of, and those of the holds that are to move. */
    public static Set<AreaKey> areas(List<Command> commands, Collection<Hold> holds) {
        var areas = new LinkedHashSet<AreaKey>();
        for (Command command : commands) {
            if (command instanceof Command.Take take) {
                take.areaKey().ifPresent(areas::add);
            }
        }
        holds.forEach(hold -> hold.areaKey().ifPresent(areas::add));
        return areas;
    }

    /**
     * The areas where holds that are over may have to make room, with how many places are wanted there at most: by fans,
     * and by holds that are paid after their time. No other move of a hold needs more than it has.
     */
    public static Map<AreaKey, Integer> wanted(List<Command> commands, Map<HoldId, Hold> holds, Instant now) {
        var wanted = new LinkedHashMap<AreaKey, Integer>();
        for (Command command : commands) {
            switch (command) {
                case Command.Take take ->
                    take.areaKey()
                            .ifPresent(area ->
                                    wanted.merge(area, take.area().orElseThrow().places(), Integer::sum));
                case Command.Move move -> {
                    Hold hold = holds.get(move.hold());
                    if (hold != null && move.step() == Step.CONFIRM && over(hold, now)) {
                        hold.areaKey().ifPresent(area -> wanted.merge(area, hold.places(), Integer::sum));
                    }
                }
                case Command.Lengthen _, Command.Cancel _, Command.Block _, Command.Free _, Command.Expire _ -> {}
            }
        }
        return wanted;
    }

    private static boolean over(Hold hold, Instant now) {
        return hold.status() == HoldStatus.EXPIRED || hold.due(now);
    }

    /** Of {@link #fans}, those where there are areas: the others cannot have places in one. */
    public static Set<FanKey> fansOfAreas(List<Command> commands, Map<PerformanceId, PerformanceTerms> terms) {
        Set<FanKey> fans = fans(commands);
        fans.removeIf(fan -> Optional.ofNullable(terms.get(fan.performance()))
                .map(found -> found.plan().areas().isEmpty())
                .orElse(true));
        return fans;
    }

    public static Set<FanKey> fans(List<Command> commands) {
        var fans = new LinkedHashSet<FanKey>();
        for (Command command : commands) {
            if (command instanceof Command.Take take) {
                fans.add(new FanKey(take.performance(), take.account()));
            }
        }
        return fans;
    }
}
