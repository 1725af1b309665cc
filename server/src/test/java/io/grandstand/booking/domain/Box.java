package io.grandstand.booking.domain;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.HouseResult;
import io.grandstand.booking.LengthenResult;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A box office in memory: tables as maps, one batch after the other, with the row counts checked as the database does. */
final class Box {

    static final Grace GRACE = new Grace(Duration.ofMinutes(3), Duration.ofSeconds(30));

    final Map<PerformanceId, PerformanceTerms> terms = new HashMap<>();
    final Map<HoldId, Hold> holds = new LinkedHashMap<>();
    final Map<SeatKey, Claim> claims = new HashMap<>();
    /** What holds have of areas. */
    final Map<HoldId, Claim> places = new HashMap<>();

    final Map<AreaKey, AreaCount> areas = new HashMap<>();
    final List<Decision.Moved> history = new ArrayList<>();
    final List<HouseMove> house = new ArrayList<>();
    Instant now;

    Box(Instant now, PerformanceTerms terms) {
        this.now = now;
        this.terms.put(terms.id(), terms);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<Answer> run(Command... commands) {
        return run(List.of(commands));
    }

    List<Answer> run(List<Command> commands) {
        Decision decision = Batch.decide(commands, known(commands), GRACE);
        write(decision);
        return decision.answers();
    }

    HoldResult hold(Command.Take take) {
        return ((Answer.OfTake) run(take).getFirst()).result();
    }

    MoveResult move(Command.Move move) {
        return ((Answer.OfMove) run(move).getFirst()).result();
    }

    LengthenResult lengthen(Command.Lengthen wish) {
        return ((Answer.OfLengthen) run(wish).getFirst()).result();
    }

    HouseResult house(Command wish) {
        return ((Answer.OfHouse) run(wish).getFirst()).result();
    }

    Hold get(HoldId id) {
        Hold hold = holds.get(id);
        if (hold == null) {
            throw new AssertionError("no hold " + id);
        }
        return hold;
    }

    @Nullable
    Claim claim(PerformanceTerms terms, int seat) {
        return claims.get(new SeatKey(terms.id(), new SeatNo(seat)));
    }

    int left(PerformanceTerms terms, AreaNo area) {
        int capacity = terms.plan().area(area).orElseThrow().capacity();
        return areas.getOrDefault(new AreaKey(terms.id(), area), new AreaCount(0, capacity))
                .left();
    }

    /** Places in the area, and these seats. */
    static Command.Take take(PerformanceTerms terms, HoldId id, AccountId fan, Wish.Area area, int... seats) {
        var wanted = Arrays.stream(seats).mapToObj(SeatNo::new).collect(Collectors.toCollection(TreeSet::new));
        Wish wish = wanted.isEmpty() ? area : new Wish.Mixed(new Wish.Seats(wanted), area);
        return Command.Take.byFan(new HoldSeats(id, terms.id(), fan, wish), wanted);
    }

    static Command.Take take(PerformanceTerms terms, HoldId id, AccountId fan, int... seats) {
        var wanted = Arrays.stream(seats).mapToObj(SeatNo::new).collect(Collectors.toCollection(TreeSet::new));
        return Command.Take.byFan(new HoldSeats(id, terms.id(), fan, new Wish.Seats(wanted)), wanted);
    }

    /** Reads what the questions say, and no more: what is missing there is missing here. */
    private Known known(List<Command> commands) {
        var found = new LinkedHashMap<HoldId, Hold>();
        Questions.holds(commands).stream().filter(holds::containsKey).forEach(id -> found.put(id, get(id)));
        var seats = new HashSet<>(Questions.seats(commands, found.values()));
        var read = read(seats);
        var over = new LinkedHashSet<HoldId>();
        read.values().stream().filter(claim -> claim.over(now)).map(Claim::hold).forEach(over::add);
        Questions.wanted(commands, found, now).forEach((area, places) -> over.addAll(dueIn(area, places)));
        over.removeAll(found.keySet());
        var others = over.stream().map(this::get).toList();
        others.forEach(hold -> found.put(hold.id(), hold));
        seats.addAll(Questions.seats(List.of(), others));
        var taken = new HashMap<FanKey, Integer>();
        Questions.fans(commands).forEach(fan -> taken.put(fan, count(fan)));
        Questions.fansOfAreas(commands, terms).forEach(fan -> taken.merge(fan, countPlaces(fan), Integer::sum));
        var counts = new LinkedHashMap<AreaKey, AreaCount>();
        Questions.areas(commands, found.values()).stream()
                .filter(areas::containsKey)
                .forEach(area -> counts.put(area, areas.get(area)));
        return new Known(now, Map.copyOf(terms), found, read(seats), counts, taken);
    }

    private List<HoldId> dueIn(AreaKey area, int wanted) {
        return places.entrySet().stream()
                .filter(entry -> entry.getValue().over(now))
                .filter(entry -> get(entry.getKey()).areaKey().equals(Optional.of(area)))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(id -> get(id).until()))
                .limit(wanted)
                .toList();
    }

    private int countPlaces(FanKey fan) {
        return places.entrySet().stream()
                .filter(entry -> entry.getValue().account().equals(fan.account())
                        && !entry.getValue().over(now))
                .map(entry -> get(entry.getKey()))
                .filter(hold -> hold.performance().equals(fan.performance()))
                .mapToInt(Hold::places)
                .sum();
    }

    private Map<SeatKey, Claim> read(Set<SeatKey> seats) {
        var read = new LinkedHashMap<SeatKey, Claim>();
        claims.forEach((seat, claim) -> {
            if (seats.contains(seat)) {
                read.put(seat, claim);
            }
        });
        return read;
    }

    private int count(FanKey fan) {
        return (int) claims.entrySet().stream()
                .filter(entry -> entry.getKey().performance().equals(fan.performance()))
                .map(Map.Entry::getValue)
                .filter(claim -> claim.account().equals(fan.account()) && !claim.over(now))
                .count();
    }

    private void write(Decision decision) {
        decision.begun().forEach(hold -> expect(holds.put(hold.id(), hold) == null, "begun twice: " + hold));
        decision.changed().forEach(hold -> expect(holds.put(hold.id(), hold) != null, "changed from nothing: " + hold));
        for (Decision.ClaimChange change : decision.claims()) {
            Claim was =
                    change.after() == null ? claims.remove(change.seat()) : claims.put(change.seat(), change.after());
            expect(Objects.equals(was, change.before()), "not what was read: " + change);
        }
        for (Decision.PlacesChange change : decision.places()) {
            HoldId hold = change.hold().id();
            Claim was = change.after() == null ? places.remove(hold) : places.put(hold, change.after());
            expect(Objects.equals(was, change.before()), "not what was read: " + change);
        }
        for (Decision.AreaChange change : decision.areas()) {
            AreaCount was = areas.put(change.area(), change.after());
            expect(Objects.equals(was, change.before()), "not what was read: " + change);
        }
        history.addAll(decision.moves());
        house.addAll(decision.house());
    }

    private static void expect(boolean right, String what) {
        if (!right) {
            throw new AssertionError(what);
        }
    }
}
