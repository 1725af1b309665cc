package io.grandstand.waitingroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The line before a performance, for its fans. */
@RestController
@RunsIn(Role.WAITINGROOM)
@RequestMapping("/api/v1/performances/{performance}/waiting-room")
class WaitingRoomController {

    /** The request header that carries a place in line. */
    static final String ENTRY = "Entry";

    private static final CacheControl FOR_A_SECOND =
            CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic();

    /**
     * @param arrival the so-manieth to come
     * @param number absent while it is not drawn
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryBody(String entry, long arrival, @Nullable Long number, Phase phase, long epoch) {}

    /** The right to book for a while. */
    record AdmissionBody(
            @Schema(description = "the token, for the Admission header of every call that sells")
            String admission,

            UUID admissionId,

            @Schema(description = "when the token ends, unless a heartbeat brings a new one before")
            Instant expiresAt,

            @Schema(description = "when the turn is over, and no heartbeat prolongs it any more")
            Instant rightUntil) {}

    record NotYetBody(long ahead, long retryAfterMs, PlaceState state) {}

    private final Rooms rooms;
    private final LiveRooms live;
    private final Joining joining;
    private final FindingPlace finding;
    private final AskingForAdmission asking;
    private final ProvingDraw proving;

    WaitingRoomController(
            Rooms rooms,
            LiveRooms live,
            Joining joining,
            FindingPlace finding,
            AskingForAdmission asking,
            ProvingDraw proving) {
        this.rooms = rooms;
        this.live = live;
        this.joining = joining;
        this.finding = finding;
        this.asking = asking;
        this.proving = proving;
    }

    @Operation(summary = "What everyone in line may know")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RoomDocument.class)))
    @GetMapping
    ResponseEntity<?> state(@PathVariable long performance) {
        return at(performance, room -> {
            RoomDocument document = live.document(room);
            return ResponseEntity.ok()
                    .cacheControl(FOR_A_SECOND)
                    .eTag(document.etag())
                    .body(document);
        });
    }

    @Operation(summary = "Stand in line; again gives the same place")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EntryBody.class)))
    @PostMapping("/entries")
    ResponseEntity<?> join(
            @PathVariable long performance,
            @Parameter(description = "one from before the line was lost keeps its place")
                    @RequestHeader(name = ENTRY, required = false)
                    @Nullable
                    String entry,
            Caller caller) {
        return at(performance, room -> switch (joining.join(room, caller.account(), entry)) {
            case JoinResult.Joined joined ->
                ResponseEntity.status(joined.again() ? HttpStatus.OK : HttpStatus.CREATED)
                        .body(new EntryBody(
                                joined.entry(),
                                joined.arrival(),
                                boxed(joined.number()),
                                joined.phase(),
                                joined.epoch()));
            case JoinResult.NotOpenYet soon ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "waiting-room-not-open",
                        "The line has not formed yet.",
                        Map.of("joinFrom", soon.joinFrom()));
            case JoinResult.Closed closed ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "waiting-room-closed",
                        "Nobody can join this line any more.",
                        Map.of("phase", closed.phase()));
        });
    }

    @Operation(summary = "Leave the line")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping("/entries")
    ResponseEntity<?> quit(
            @PathVariable long performance,
            @RequestHeader(name = ENTRY, required = false) @Nullable String entry,
            Caller caller) {
        return at(
                performance,
                room -> joining.quit(room, caller.account(), entry)
                        ? ResponseEntity.noContent().build()
                        : entryRequired());
    }

    @Operation(summary = "My place in line")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlaceBody.class)))
    @GetMapping("/me")
    ResponseEntity<?> place(
            @PathVariable long performance,
            @RequestHeader(name = ENTRY, required = false) @Nullable String entry,
            Caller caller) {
        return at(performance, room -> {
            Optional<Place> place = finding.find(room, caller.account(), entry);
            return place.isPresent()
                    ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(PlaceBody.of(place.get()))
                    : entryRequired();
        });
    }

    @Operation(summary = "Go in, if it is my turn")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AdmissionBody.class)))
    @PostMapping("/admissions")
    ResponseEntity<?> ask(
            @PathVariable long performance,
            @RequestHeader(name = ENTRY, required = false) @Nullable String entry,
            Caller caller) {
        return at(performance, room -> switch (asking.ask(room, caller.account(), entry)) {
            case AskResult.Admitted admitted ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(new AdmissionBody(
                                admitted.token(),
                                admitted.admission().id().value(),
                                admitted.admission().expiresAt(),
                                admitted.admission().rightUntil()));
            case AskResult.NotYet wait ->
                ResponseEntity.accepted()
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(wait.retryAfter().toSeconds()))
                        .body(new NotYetBody(wait.ahead(), wait.retryAfter().toMillis(), wait.state()));
            case AskResult.Gone _ ->
                Problems.problem(
                        HttpStatus.GONE, "entry-gone", "This place in line is gone. Join again for a new one.");
            case AskResult.NoEntry _ -> entryRequired();
        });
    }

    @Operation(summary = "What it takes to check what the draw gave me")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProofBody.class)))
    @GetMapping("/proof")
    ResponseEntity<?> proof(@PathVariable long performance, Caller caller) {
        return at(performance, room -> switch (proving.prove(room.performance(), caller.account())) {
            case ProofResult.Proof proof ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(ProofBody.of(proof));
            case ProofResult.NotDrawn _ ->
                Problems.problem(HttpStatus.CONFLICT, "not-drawn", "This line was not drawn.");
            case ProofResult.NotAmongEntrants _ ->
                Problems.problem(
                        HttpStatus.NOT_FOUND, "not-among-entrants", "You did not stand in line before the sale.");
        });
    }

    private ResponseEntity<?> at(long performance, Function<Room, ResponseEntity<?>> answer) {
        Optional<Room> room = rooms.visible(new PerformanceId(performance));
        return room.isPresent() ? answer.apply(room.get()) : Problems.notFound("performance");
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static ResponseEntity<?> entryRequired() {
        return Problems.problem(
                HttpStatus.FORBIDDEN, "entry-required", "The " + ENTRY + " header must carry your place in this line.");
    }
}
