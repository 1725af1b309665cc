package io.grandstand.waitingroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.catalog.PerformanceId;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The line before a performance, for its host. */
@RestController
@RunsIn(Role.HOST_API)
@RequestMapping("/api/v1/host/performances/{performance}/waiting-room")
class HostWaitingRoomController {

    private static final int PERCENT = 100;

    /**
     * The room as its host watches it.
     *
     * @param sharePercent how much of the policy is let in, by the health of booking
     * @param bookingAnswered wishes for seats that were decided in the last second, by all processes
     * @param bookingRefused those that were sent away because it was too busy
     * @param bookingLatencyMs how long those that were decided took in the mean, in the slowest process
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HostRoomBody(
            Phase phase,
            PolicyBody policy,
            Controls controls,
            long issued,
            long serving,
            int waiting,
            int called,
            int parked,
            int active,
            long admittedTotal,
            int admittedPerMinute,
            int calledPerMinute,
            @Nullable Integer left,
            RoomDocument.LineState line,
            int sharePercent,
            int bookingAnswered,
            int bookingRefused,
            long bookingLatencyMs) {}

    /** @param samples the oldest first */
    record HistoryBody(long everyMs, List<RoomSample> samples) {}

    private final Rooms rooms;
    private final LiveRooms live;
    private final RoomHistory history;
    private final DecidingAboutRoom deciding;

    HostWaitingRoomController(Rooms rooms, LiveRooms live, RoomHistory history, DecidingAboutRoom deciding) {
        this.rooms = rooms;
        this.live = live;
        this.history = history;
        this.deciding = deciding;
    }

    @Operation(summary = "The line as its host sees it")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HostRoomBody.class)))
    @GetMapping
    ResponseEntity<?> watch(@PathVariable long performance, Caller caller) {
        return at(performance, caller, room -> ok(live.view(room)));
    }

    @Operation(summary = "How the line was in the last hours")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HistoryBody.class)))
    @GetMapping("/history")
    ResponseEntity<?> history(@PathVariable long performance, Caller caller) {
        return at(performance, caller, room -> ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new HistoryBody(RoomHistory.EVERY_MILLIS, history.of(room.performance()))));
    }

    @Operation(summary = "Let people in")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HostRoomBody.class)))
    @PostMapping("/open")
    ResponseEntity<?> open(@PathVariable long performance, Caller caller) {
        return command(performance, caller, Controls.Command.OPEN);
    }

    @Operation(summary = "Let nobody in for now")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HostRoomBody.class)))
    @PostMapping("/pause")
    ResponseEntity<?> pause(@PathVariable long performance, Caller caller) {
        return command(performance, caller, Controls.Command.PAUSE);
    }

    @Operation(summary = "Let people in again")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HostRoomBody.class)))
    @PostMapping("/resume")
    ResponseEntity<?> resume(@PathVariable long performance, Caller caller) {
        return command(performance, caller, Controls.Command.RESUME);
    }

    @Operation(summary = "Let in who is in line, and nobody after them")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HostRoomBody.class)))
    @PostMapping("/drain")
    ResponseEntity<?> drain(@PathVariable long performance, Caller caller) {
        return command(performance, caller, Controls.Command.DRAIN);
    }

    @Operation(summary = "Change how fast people are let in")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HostRoomBody.class)))
    @PutMapping("/policy")
    ResponseEntity<?> policy(@PathVariable long performance, @RequestBody PolicyBody body, Caller caller) {
        return at(performance, caller, room -> {
            List<PolicyBody.Fault> faults = body.faults();
            return faults.isEmpty()
                    ? answer(deciding.change(room, body.policy(), caller.account()))
                    : Problems.problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "bad-policy",
                            "This policy cannot be applied.",
                            Map.of("errors", faults));
        });
    }

    private ResponseEntity<?> command(long performance, Caller caller, Controls.Command command) {
        return at(performance, caller, room -> answer(deciding.command(room, command, caller.account())));
    }

    private ResponseEntity<?> at(long performance, Caller caller, Function<Room, ResponseEntity<?>> answer) {
        if (!caller.mayHost()) {
            return Problems.forHosts();
        }
        Optional<Room> room = rooms.find(new PerformanceId(performance))
                .filter(found -> found.host().equals(caller.account()) || caller.is(AccountRole.ADMIN));
        return room.isPresent() ? answer.apply(room.get()) : Problems.notFound("performance");
    }

    private static ResponseEntity<?> answer(DecisionResult result) {
        return switch (result) {
            case DecisionResult.Decided decided -> ok(decided.room());
            case DecisionResult.Closed _ ->
                Problems.problem(HttpStatus.CONFLICT, "waiting-room-closed", "This sale is over.");
        };
    }

    private static ResponseEntity<?> ok(RoomView view) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body(view));
    }

    private static HostRoomBody body(RoomView view) {
        OptionalInt left = view.left();
        return new HostRoomBody(
                view.phase(),
                PolicyBody.of(view.policy()),
                view.decision().controls(),
                view.issued(),
                view.serving(),
                view.waiting(),
                view.called(),
                view.parked(),
                view.active(),
                view.admittedTotal(),
                view.admittedLastMinute(),
                view.calledLastMinute(),
                left.isPresent() ? left.getAsInt() : null,
                RoomDocument.LineState.of(view),
                view.share() * PERCENT / HealthLoop.WHOLE,
                view.health().answered(),
                view.health().refused(),
                view.health().latency().toMillis());
    }
}
