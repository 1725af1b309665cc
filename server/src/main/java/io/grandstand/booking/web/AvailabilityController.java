package io.grandstand.booking.web;

import io.grandstand.booking.availability.EncodedSeats;
import io.grandstand.booking.availability.SeatPictures;
import io.grandstand.booking.availability.SeatStreams;
import io.grandstand.booking.availability.SeatStreams.Opened;
import io.grandstand.booking.availability.SeatStreams.Watcher;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.Performances;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Which seats are free: the whole, and what changes. */
@RestController
@RequestMapping("/api/v1/performances/{performance}/availability")
@RunsIn(Role.BOOKING_API)
class AvailabilityController {

    private static final Duration FULL_RETRY_AFTER = Duration.ofSeconds(5);

    private final SeatPictures pictures;
    private final SeatStreams streams;
    private final Performances performances;
    private final InstantSource clock;

    AvailabilityController(SeatPictures pictures, SeatStreams streams, Performances performances, InstantSource clock) {
        this.pictures = pictures;
        this.streams = streams;
        this.performances = performances;
        this.clock = clock;
    }

    @Operation(summary = "The state of every seat: two bits each, in base64")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<Object> whole(
            @PathVariable long performance,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "")
                    String encodings,
            WebRequest request) {
        var id = new PerformanceId(performance);
        if (!visible(id)) {
            return Problems.notFound("performance");
        }
        EncodedSeats seats = pictures.encoded(id).orElse(null);
        if (seats == null) {
            return Problems.notFound("performance");
        }
        String etag = "\"" + seats.version() + "\"";
        if (request.checkNotModified(etag)) {
            return null;
        }
        var answer = ResponseEntity.ok()
                .eTag(etag)
                .cacheControl(CacheControl.noCache())
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .contentType(MediaType.APPLICATION_JSON);
        return encodings.contains("gzip")
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(seats.gzip())
                : answer.body(seats.json());
    }

    private boolean visible(PerformanceId performance) {
        return performances
                .find(performance)
                .map(terms -> terms.visible(clock.instant()))
                .orElse(false);
    }

    /** Null where the stream was served until somebody ended it. */
    @Operation(summary = "Changes of seats as server-sent events")
    @GetMapping("/stream")
    @Nullable
    ResponseEntity<Object> stream(
            @PathVariable long performance,
            @Nullable Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        var id = new PerformanceId(performance);
        if (!visible(id)) {
            return Problems.notFound("performance");
        }
        Watcher watcher =
                caller == null ? new Watcher.Anybody(request.getRemoteAddr()) : new Watcher.LoggedIn(caller.account());
        return switch (streams.open(id, watcher)) {
            case Opened.UnknownPerformance unknown -> Problems.notFound("performance");
            case Opened.Full full -> HoldAnswers.busy(FULL_RETRY_AFTER);
            case Opened.TooManyOfAccount(int max) -> tooMany("One account may watch " + max + " times at once.");
            case Opened.TooManyOfAddress(int max) ->
                tooMany("Without an account, one address may watch " + max + " times at once: log in to watch.");
            case Opened.Stream(var stream) -> serve(stream, response);
        };
    }

    private static ResponseEntity<Object> tooMany(String detail) {
        return Problems.later(HttpStatus.TOO_MANY_REQUESTS, "too-many-streams", detail, FULL_RETRY_AFTER);
    }

    private static @Nullable ResponseEntity<Object> serve(SeatStreams.SeatStream stream, HttpServletResponse response) {
        try (stream) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            // Or nginx would keep events until its buffer is full.
            response.setHeader("X-Accel-Buffering", "no");
            stream.sendTo(response.getOutputStream());
        } catch (IOException left) {
            // Whoever listened has gone: that is how streams end.
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return null;
    }
}
