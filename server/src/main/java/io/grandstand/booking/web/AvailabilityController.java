package io.grandstand.booking.web;

import io.grandstand.booking.availability.EncodedSeats;
import io.grandstand.booking.availability.LeftByPrice;
import io.grandstand.booking.availability.SeatPictures;
import io.grandstand.booking.availability.SeatStreams;
import io.grandstand.booking.availability.SeatStreams.Opened;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.EventStreams;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.kernel.StreamSlots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
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

    /** Who waits in line wants to know about how much, and not to the second. */
    private static final Duration LEFT_KEPT = Duration.ofSeconds(5);

    private final SeatPictures pictures;
    private final LeftByPrice leftByPrice;
    private final SeatStreams streams;
    private final Performances performances;
    private final InstantSource clock;

    AvailabilityController(
            SeatPictures pictures,
            LeftByPrice leftByPrice,
            SeatStreams streams,
            Performances performances,
            InstantSource clock) {
        this.pictures = pictures;
        this.leftByPrice = leftByPrice;
        this.streams = streams;
        this.performances = performances;
        this.clock = clock;
    }

    @Operation(summary = "The state of every seat: two bits each, in base64")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<Object> whole(
            @PathVariable long performance,
            @Nullable Caller caller,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "")
                    String encodings,
            WebRequest request) {
        var id = new PerformanceId(performance);
        PerformanceTerms terms = visible(id, caller).orElse(null);
        if (terms == null) {
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
                .cacheControl(kept(terms, CacheControl.noCache()))
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .contentType(MediaType.APPLICATION_JSON);
        return encodings.contains("gzip")
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(seats.gzip())
                : answer.body(seats.json());
    }

    /** @param categories that are for sale, the dearest first */
    record LeftBody(List<LeftByPrice.Left> categories) {}

    @Operation(summary = "How much is left at each price")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LeftBody.class)))
    @GetMapping("/left")
    ResponseEntity<?> left(@PathVariable long performance, @Nullable Caller caller) {
        PerformanceTerms terms = visible(new PerformanceId(performance), caller).orElse(null);
        List<LeftByPrice.Left> left =
                terms == null ? null : leftByPrice.of(terms.id()).orElse(null);
        return terms == null || left == null
                ? Problems.notFound("performance")
                : ResponseEntity.ok()
                        .cacheControl(kept(terms, CacheControl.maxAge(LEFT_KEPT).cachePublic()))
                        .body(new LeftBody(left));
    }

    private Optional<PerformanceTerms> visible(PerformanceId performance, @Nullable Caller caller) {
        return performances.find(performance).filter(terms -> terms.visibleTo(caller, clock.instant()));
    }

    /** What only its host may see yet must not stay in any cache. */
    private CacheControl kept(PerformanceTerms terms, CacheControl byEverybody) {
        return terms.visible(clock.instant()) ? byEverybody : CacheControl.noStore();
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
        if (visible(id, caller).isEmpty()) {
            return Problems.notFound("performance");
        }
        return switch (streams.open(id, StreamSlots.Watcher.of(caller, request.getRemoteAddr()))) {
            case Opened.UnknownPerformance _ -> Problems.notFound("performance");
            case Opened.Refused(var why) -> EventStreams.refused(why);
            case Opened.Stream(var stream) -> serve(stream, response);
        };
    }

    private static @Nullable ResponseEntity<Object> serve(SeatStreams.SeatStream stream, HttpServletResponse response) {
        try (stream) {
            EventStreams.begin(response);
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
