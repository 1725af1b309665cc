package io.grandstand.booking.web;

import io.grandstand.booking.HouseResult;
import io.grandstand.booking.HouseSeat;
import io.grandstand.booking.HouseSeats;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Seats that a host keeps from sale. */
@RestController
@RunsIn(Role.HOST_API)
@RequestMapping("/api/v1/host/performances/{performanceId}/house-seats")
class HouseSeatController {

    private static final String RULE = "seats must be 1 to " + HouseSeats.SEATS_MAX
            + " different numbers, none of them negative; what is blocked needs a reason of 1 to "
            + HouseSeats.REASON_LENGTH_MAX + " characters, and what is freed has none.";

    /** @param reason only of what is blocked */
    record HouseWish(
            @Nullable List<@Nullable Integer> seats,
            @Nullable String reason) {}

    /** Seats that are kept from sale. */
    record HouseList(List<BlockedSeat> seats) {}

    /** One of them. */
    record BlockedSeat(int seat, String label, String reason) {}

    /**
     * What became of a wish.
     *
     * @param done seats that are as they were to be, now or before
     */
    record HouseAnswer(List<Integer> done, List<UnblockedSeat> refused) {}

    /** A seat that could not be blocked. */
    record UnblockedSeat(int seat, @Nullable String label, HouseResult.WhyNot why) {}

    private final HouseSeats house;
    private final Performances performances;

    HouseSeatController(HouseSeats house, Performances performances) {
        this.house = house;
        this.performances = performances;
    }

    @Operation(summary = "The seats that I keep from sale")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HouseList.class)))
    @GetMapping
    ResponseEntity<Object> list(Caller caller, @PathVariable long performanceId) {
        return own(caller, performanceId)
                .<ResponseEntity<Object>>map(terms -> ResponseEntity.ok(new HouseList(house.of(terms.id()).stream()
                        .map(seat -> kept(terms, seat))
                        .toList())))
                .orElseGet(() -> refused(caller));
    }

    private static BlockedSeat kept(PerformanceTerms terms, HouseSeat seat) {
        return new BlockedSeat(
                seat.seat().index(), terms.plan().seat(seat.seat()).label(), seat.reason());
    }

    @Operation(summary = "Keep seats from sale: those that a fan has stay the fan's, and are named")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HouseAnswer.class)))
    @PostMapping("/block")
    ResponseEntity<Object> block(Caller caller, @PathVariable long performanceId, @RequestBody HouseWish wish) {
        Optional<SortedSet<SeatNo>> seats = seats(wish.seats());
        Optional<String> reason = reason(wish.reason());
        if (seats.isEmpty() || reason.isEmpty()) {
            return malformed();
        }
        return own(caller, performanceId)
                .map(terms -> answer(terms, house.block(caller.account(), terms.id(), seats.get(), reason.get())))
                .orElseGet(() -> refused(caller));
    }

    @Operation(summary = "Put seats on sale that I kept from it")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HouseAnswer.class)))
    @PostMapping("/free")
    ResponseEntity<Object> free(Caller caller, @PathVariable long performanceId, @RequestBody HouseWish wish) {
        Optional<SortedSet<SeatNo>> seats = seats(wish.seats());
        if (seats.isEmpty() || wish.reason() != null) {
            return malformed();
        }
        return own(caller, performanceId)
                .map(terms -> answer(terms, house.free(caller.account(), terms.id(), seats.get())))
                .orElseGet(() -> refused(caller));
    }

    private static ResponseEntity<Object> malformed() {
        return Problems.problem(HttpStatus.BAD_REQUEST, "malformed", RULE);
    }

    private Optional<PerformanceTerms> own(Caller caller, long performance) {
        return performances
                .find(new PerformanceId(performance))
                .filter(terms -> caller.is(AccountRole.HOST) && terms.host().equals(caller.account()));
    }

    private static ResponseEntity<Object> refused(Caller caller) {
        return caller.is(AccountRole.HOST) ? Problems.notFound("performance") : Problems.forHosts();
    }

    private static ResponseEntity<Object> answer(PerformanceTerms terms, HouseResult result) {
        return switch (result) {
            case HouseResult.Done(var done, var refused) ->
                ResponseEntity.ok(new HouseAnswer(
                        SeatNo.indices(done),
                        refused.entrySet().stream()
                                .map(seat -> new UnblockedSeat(
                                        seat.getKey().index(), label(terms, seat.getKey()), seat.getValue()))
                                .toList()));
            case HouseResult.UnknownPerformance _ -> Problems.notFound("performance");
            case HouseResult.Busy(var retryAfter) -> Problems.busy(retryAfter);
        };
    }

    private static @Nullable String label(PerformanceTerms terms, SeatNo seat) {
        return terms.plan().has(seat) ? terms.plan().seat(seat).label() : null;
    }

    private static Optional<SortedSet<SeatNo>> seats(@Nullable List<@Nullable Integer> wanted) {
        if (wanted == null || wanted.isEmpty() || wanted.size() > HouseSeats.SEATS_MAX) {
            return Optional.empty();
        }
        var seats = new TreeSet<SeatNo>();
        for (Integer seat : wanted) {
            if (seat == null || seat < 0 || !seats.add(new SeatNo(seat))) {
                return Optional.empty();
            }
        }
        return Optional.of(seats);
    }

    private static Optional<String> reason(@Nullable String written) {
        return Optional.ofNullable(written).map(String::strip).filter(HouseSeats::isReason);
    }
}
