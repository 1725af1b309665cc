package io.grandstand.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.ATerms;
import io.grandstand.booking.CaptureId;
import io.grandstand.booking.ExtensionId;
import io.grandstand.booking.HeldArea;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HouseResult;
import io.grandstand.booking.Kept;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories in random batches, against a model that keeps one owner per seat and forgets by the clock. */
class BatchModelTests {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final int SEATS = 12;
    private static final int PLACES = 5;
    private static final int FANS = 4;
    private static final int LIMIT = 3;
    private static final int BATCHES = 120;
    private static final int CAPTURES = 2;
    private static final List<Step> WISHES =
            List.of(Step.RELEASE, Step.CHECKOUT, Step.CAPTURE, Step.CONFIRM, Step.DECLINE, Step.CANCEL);

    /** What the model remembers of a hold. */
    private static final class Had {
        final AccountId fan;
        final Set<Integer> seats;
        int places;
        boolean sold;
        boolean capturing;
        Optional<CaptureId> capture = Optional.empty();

        Had(AccountId fan, Set<Integer> seats, int places) {
            this.fan = fan;
            this.seats = seats;
            this.places = places;
        }
    }

    static List<Long> seeds() {
        return IntStream.range(0, 200).mapToObj(seed -> (long) seed).toList();
    }

    private final PerformanceTerms terms =
            ATerms.of(1, SEATS).standing(PLACES).ticketsMax(LIMIT).openingAt(START);
    private final Box box = new Box(START, terms);
    private final Map<HoldId, Had> kept = new HashMap<>();
    private final List<HoldId> ids = new ArrayList<>();
    private final Map<HoldId, AccountId> wishers = new HashMap<>();
    private final Map<Integer, HoldId> blocked = new HashMap<>();
    private int houseWishes;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithASimpleModel(long seed) {
        var random = new SplittableRandom(seed);
        for (int batch = 0; batch < BATCHES; batch++) {
            box.pass(Duration.ofSeconds(random.nextInt(40)));
            if (!box.now.isBefore(terms.salesUntil())) {
                return;
            }
            List<Command> commands = new ArrayList<>();
            for (int command = random.nextInt(1, 6); command > 0; command--) {
                commands.add(next(random));
            }
            List<Answer> answers = box.run(commands);
            for (int command = 0; command < commands.size(); command++) {
                follow(commands.get(command), answers.get(command));
            }
            assertInvariants();
        }
    }

    private Command next(SplittableRandom random) {
        var fan = new AccountId(new UUID(3, random.nextInt(FANS)));
        if (random.nextInt(12) == 0) {
            return house(random);
        }
        if (ids.isEmpty() || random.nextInt(10) < 4) {
            var seats = new TreeSet<Integer>();
            int first = random.nextInt(SEATS);
            for (int seat = random.nextInt(1, LIMIT + 1); seat > 0; seat--) {
                seats.add((first + seat) % SEATS);
            }
            var id = new HoldId(new UUID(5, ids.size()));
            ids.add(id);
            wishers.put(id, fan);
            int[] wanted = seats.stream().mapToInt(Integer::intValue).toArray();
            var places = new Wish.Area(ATerms.STANDING, random.nextInt(1, LIMIT + 1));
            return switch (random.nextInt(3)) {
                case 0 -> Box.take(terms, id, fan, wanted);
                case 1 -> Box.take(terms, id, fan, places);
                default -> Box.take(terms, id, fan, places, wanted);
            };
        }
        HoldId id = ids.get(random.nextInt(Math.max(0, ids.size() - 12), ids.size()));
        if (random.nextInt(8) == 0) {
            return new Command.Expire(id, terms.id());
        }
        if (random.nextInt(8) == 0) {
            var by = new ExtensionId(new UUID(7, random.nextInt(3)));
            return new Command.Lengthen(id, terms.id(), wishers.getOrDefault(id, fan), by);
        }
        if (random.nextInt(8) == 0) {
            var stays = IntStream.range(0, SEATS)
                    .filter(_ -> random.nextBoolean())
                    .mapToObj(SeatNo::new)
                    .collect(Collectors.toSet());
            var some = new Kept(stays, random.nextInt(LIMIT + 1));
            return new Command.Cancel(id, terms.id(), wishers.getOrDefault(id, fan), some, List.of());
        }
        Step step = WISHES.get(random.nextInt(WISHES.size()));
        Optional<CaptureId> by =
                step.ofCapture() ? Optional.of(new CaptureId(new UUID(6, random.nextInt(CAPTURES)))) : Optional.empty();
        return new Command.Move(id, terms.id(), wishers.getOrDefault(id, fan), step, by);
    }

    private Command house(SplittableRandom random) {
        var seats = new TreeSet<SeatNo>();
        int first = random.nextInt(SEATS);
        for (int seat = random.nextInt(1, LIMIT + 1); seat > 0; seat--) {
            seats.add(new SeatNo((first + seat) % SEATS));
        }
        var wish = new HoldId(new UUID(8, ++houseWishes));
        return random.nextBoolean()
                ? new Command.Block(wish, terms.id(), terms.host(), seats, "press")
                : new Command.Free(wish, terms.id(), terms.host(), seats);
    }

    /** The model believes an answer, and checks that it may be believed. */
    private void follow(Command command, Answer answer) {
        forgetWhatIsOver();
        switch (answer) {
            case Answer.OfTake(HoldResult result) -> follow((Command.Take) command, result);
            case Answer.OfMove(MoveResult result)
            when command instanceof Command.Cancel cancel -> follow(cancel, result);
            case Answer.OfMove(MoveResult result) -> follow((Command.Move) command, result);
            case Answer.OfHouse(HouseResult result) -> follow(command, (HouseResult.Done) result);
            // Until when a hold is kept, the model looks up.
            case Answer.OfLengthen _, Answer.OfExpire _, Answer.Undecided _ -> {}
        }
    }

    private void follow(Command wish, HouseResult.Done result) {
        if (wish instanceof Command.Block) {
            result.done().forEach(seat -> {
                assertThat(fanOf(seat.index())).as("blocked: " + seat).isNull();
                blocked.put(seat.index(), wish.hold());
            });
            result.refused().keySet().forEach(seat -> assertThat(fanOf(seat.index()))
                    .as("not blocked: " + seat)
                    .isNotNull());
        } else {
            ((Command.Free) wish).seats().forEach(seat -> blocked.remove(seat.index()));
            assertThat(result.done())
                    .isEqualTo(((Command.Free) wish)
                            .seats().stream()
                                    .filter(seat -> fanOf(seat.index()) == null)
                                    .collect(Collectors.toSet()));
        }
    }

    private void follow(Command.Take take, HoldResult result) {
        var seats = new TreeSet<Integer>();
        take.seats().forEach(seat -> seats.add(seat.index()));
        int places = take.area().map(Wish.Area::places).orElse(0);
        switch (result) {
            case HoldResult.Held _ -> {
                assertThat(seats).as("free for " + take.hold()).noneMatch(seat -> owner(seat) != null);
                assertThat(had(take.account()) + seats.size() + places).isLessThanOrEqualTo(LIMIT);
                assertThat(places).isLessThanOrEqualTo(left());
                kept.put(take.hold(), new Had(take.account(), seats, places));
            }
            case HoldResult.SeatsTaken(var taken) ->
                assertThat(seats.stream().filter(seat -> owner(seat) != null).toList())
                        .isEqualTo(taken.stream()
                                .map(seat -> seat.index())
                                .sorted()
                                .toList());
            case HoldResult.AreaFull(var area, int left) -> {
                assertThat(area).isEqualTo(ATerms.STANDING);
                assertThat(left).isEqualTo(left()).isLessThan(places);
            }
            case HoldResult.LimitReached(int max, int already) -> {
                assertThat(already).isEqualTo(had(take.account()));
                assertThat(already + seats.size() + places).isGreaterThan(max);
            }
            case HoldResult.SalesClosed _,
                    HoldResult.UnknownPerformance _,
                    HoldResult.UnknownSeats _,
                    HoldResult.UnknownSection _,
                    HoldResult.UnknownCategory _,
                    HoldResult.NotTogether _,
                    HoldResult.NotSoMany _,
                    HoldResult.LeavesSingleSeats _,
                    HoldResult.UnknownArea _,
                    HoldResult.IdReused _,
                    HoldResult.NotInTime _,
                    HoldResult.Busy _ -> throw new AssertionError(result);
        }
    }

    private void follow(Command.Move move, MoveResult result) {
        Had hold = kept.get(move.hold());
        switch (result) {
            case MoveResult.Moved(var view) -> {
                switch (view.status()) {
                    case RELEASED -> kept.remove(move.hold());
                    case EXPIRED -> throw new AssertionError("moved to an end by itself: " + view);
                    case HELD, CHECKOUT, CAPTURING, CONFIRMED -> {
                        if (hold == null) {
                            assertThat(move.step()).as("brought back").isEqualTo(Step.CONFIRM);
                            var seats = new TreeSet<Integer>();
                            view.seats().forEach(seat -> seats.add(seat.seat().index()));
                            assertThat(seats).noneMatch(seat -> owner(seat) != null);
                            int places = view.area().map(HeldArea::places).orElse(0);
                            assertThat(places).isLessThanOrEqualTo(left());
                            hold = new Had(view.account(), seats, places);
                            kept.put(move.hold(), hold);
                        }
                        hold.sold = view.status() == HoldStatus.CONFIRMED;
                        boolean byOther = hold.capturing && !hold.capture.equals(move.by());
                        assertThat(byOther && move.step() != Step.CONFIRM)
                                .as("taken from another capture: " + move)
                                .isFalse();
                        hold.capturing = view.status() == HoldStatus.CAPTURING;
                        hold.capture = hold.capturing ? move.by() : Optional.empty();
                    }
                }
            }
            case MoveResult.OtherCapture _ -> {
                Objects.requireNonNull(hold, "another capture of nothing: " + move);
                assertThat(hold.capturing && !hold.capture.equals(move.by()))
                        .as("another capture: " + move)
                        .isTrue();
            }
            case MoveResult.Illegal _ ->
                assertThat(hold).as("there is one: " + move).isNotNull();
            case MoveResult.Gone _ -> {
                boolean timeUsedUp =
                        move.step() == Step.DECLINE && box.get(move.hold()).status() == HoldStatus.EXPIRED;
                assertThat(hold == null || timeUsedUp)
                        .as("there is none: " + move)
                        .isTrue();
                kept.remove(move.hold());
            }
            case MoveResult.Unknown _, MoveResult.Busy _ -> assertThat(hold).isNull();
        }
    }

    /** What is kept of what was sold is left, and no more; of anything else nothing is cancelled. */
    private void follow(Command.Cancel cancel, MoveResult result) {
        Had hold = kept.get(cancel.hold());
        if (hold == null || !hold.sold) {
            assertThat(result).isNotInstanceOf(MoveResult.OtherCapture.class);
            return;
        }
        assertThat(result).isInstanceOf(MoveResult.Moved.class);
        hold.seats.removeIf(seat -> !cancel.kept().seats().contains(new SeatNo(seat)));
        hold.places = Math.min(hold.places, cancel.kept().places());
        if (hold.seats.isEmpty() && hold.places == 0) {
            kept.remove(cancel.hold());
        }
    }

    private void forgetWhatIsOver() {
        kept.entrySet().removeIf(entry -> {
            Had hold = entry.getValue();
            return !hold.sold
                    && !hold.capturing
                    && !box.now.isBefore(box.get(entry.getKey()).until());
        });
    }

    /** A fan's hold, or the wish of the host's that blocks it. */
    private @Nullable HoldId owner(int seat) {
        HoldId fan = fanOf(seat);
        assertThat(fan == null || !blocked.containsKey(seat))
                .as("one owner of " + seat)
                .isTrue();
        return fan == null ? blocked.get(seat) : fan;
    }

    private @Nullable HoldId fanOf(int seat) {
        return kept.entrySet().stream()
                .filter(entry -> entry.getValue().seats.contains(seat))
                .map(Map.Entry::getKey)
                .findAny()
                .orElse(null);
    }

    private int had(AccountId fan) {
        return kept.values().stream()
                .filter(hold -> hold.fan.equals(fan))
                .mapToInt(hold -> hold.seats.size() + hold.places)
                .sum();
    }

    private int left() {
        return PLACES - kept.values().stream().mapToInt(hold -> hold.places).sum();
    }

    private void assertInvariants() {
        forgetWhatIsOver();
        for (int seat = 0; seat < SEATS; seat++) {
            Claim claim = box.claim(terms, seat);
            assertThat(claim == null || claim.over(box.now) ? null : claim.hold())
                    .as("owner of " + seat)
                    .isEqualTo(owner(seat));
        }
        int over = box.places.entrySet().stream()
                .filter(entry -> entry.getValue().over(box.now))
                .mapToInt(entry -> box.get(entry.getKey()).places())
                .sum();
        assertThat(box.left(terms, ATerms.STANDING) + over).isEqualTo(left());
        box.holds.values().forEach(hold -> {
            long moves = box.history.stream()
                    .filter(move -> move.hold().equals(hold.id()))
                    .count();
            assertThat(moves).as("history of " + hold).isEqualTo(hold.moves());
        });
    }
}
