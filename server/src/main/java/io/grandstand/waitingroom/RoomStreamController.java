package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.EventStreams;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.kernel.StreamSlots;
import io.grandstand.kernel.StreamSlots.Taken.Slot;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.util.WebUtils;

/**
 * The line before a performance, pushed: {@code state}, the document that everyone polls; {@code me}, the fan's place, for
 * who sends an entry; {@code away}, when nobody can say how the line is; {@code beat}, when there is nothing to tell.
 */
@RestController
@RunsIn(Role.WAITINGROOM)
class RoomStreamController {

    private static final String ENTRY = "a place in line, to be told of it";
    private static final String TICKET = "instead of a token, once, for clients that can send no header";

    private final Rooms rooms;
    private final Tokens tokens;
    private final RoomStreams streams;
    private final HandshakeHandler handshakes = new DefaultHandshakeHandler();

    RoomStreamController(Rooms rooms, Tokens tokens, RoomStreams streams) {
        this.rooms = rooms;
        this.tokens = tokens;
        this.streams = streams;
    }

    /** Null where the stream has begun. */
    @Operation(summary = "The line as server-sent events: state, me, away, beat")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/event-stream"))
    @GetMapping("/api/v1/performances/{performance}/waiting-room/stream")
    @Nullable
    ResponseEntity<Object> stream(
            @PathVariable long performance,
            @Parameter(description = ENTRY) @RequestParam(required = false) @Nullable String entry,
            @Parameter(description = TICKET) @RequestParam(required = false) @Nullable String ticket,
            @Nullable Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        return opened(performance, caller, entry, request, (place, slot) -> {
            try {
                EventConnection connection = EventConnection.open(request, response);
                RoomStream stream = streams.begin(new PerformanceId(performance), place, slot, connection);
                connection.whenGone(stream::close);
            } catch (IOException left) {
                slot.close();
            }
            return null;
        });
    }

    /** Null where the socket was opened. */
    @Operation(summary = "The line by a WebSocket: each message an object with one member: state, me, away or beat")
    @ApiResponse(responseCode = "101", content = @Content)
    @GetMapping("/ws/performances/{performance}/waiting-room")
    @Nullable
    ResponseEntity<Object> socket(
            @PathVariable long performance,
            @Parameter(description = ENTRY) @RequestParam(required = false) @Nullable String entry,
            @Parameter(description = TICKET) @RequestParam(required = false) @Nullable String ticket,
            @Nullable Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            return Problems.problem(
                    HttpStatus.UPGRADE_REQUIRED, "upgrade-required", "Here is a WebSocket and nothing else.");
        }
        // A browser sends its cookies from any page: whose page it is, only this header says.
        if (!WebUtils.isSameOrigin(new ServletServerHttpRequest(request))) {
            return Problems.problem(HttpStatus.FORBIDDEN, "foreign-origin", "This is for pages of this site.");
        }
        return opened(performance, caller, entry, request, (place, slot) -> {
            var connection = new SocketConnection(
                    open -> streams.begin(new PerformanceId(performance), place, slot, open)::close);
            if (!shakeHands(request, response, connection)) {
                slot.close();
            }
            return null;
        });
    }

    private boolean shakeHands(HttpServletRequest request, HttpServletResponse response, SocketConnection connection) {
        try (var answer = new ServletServerHttpResponse(response)) {
            return handshakes.doHandshake(new ServletServerHttpRequest(request), answer, connection, Map.of());
        }
    }

    private interface Opening {

        @Nullable
        ResponseEntity<Object> open(Optional<EntryToken> place, Slot slot);
    }

    private @Nullable ResponseEntity<Object> opened(
            long performance,
            @Nullable Caller caller,
            @Nullable String entry,
            HttpServletRequest request,
            Opening opening) {
        var id = new PerformanceId(performance);
        if (rooms.visible(id).isEmpty()) {
            return Problems.notFound("performance");
        }
        Optional<EntryToken> place =
                tokens.entry(entry).filter(token -> caller != null && token.isOf(caller.account(), id));
        if (entry != null && place.isEmpty()) {
            return Problems.problem(
                    HttpStatus.FORBIDDEN, "entry-required", "This entry is no place of yours in this line.");
        }
        return switch (streams.take(StreamSlots.Watcher.of(caller, request.getRemoteAddr()))) {
            case StreamSlots.Refused refused -> EventStreams.refused(refused);
            case Slot slot -> opening.open(place, slot);
        };
    }
}
