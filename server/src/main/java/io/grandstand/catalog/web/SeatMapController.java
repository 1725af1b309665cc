package io.grandstand.catalog.web;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.reading.SeatMaps;
import io.grandstand.catalog.reading.SeatMaps.SeatMap;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A performance's seats as a map; the answer never changes, so whoever has it never asks again. */
@RestController
@RunsIn(Role.BOOKING_API)
class SeatMapController {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Catalogue catalogue;
    private final SeatMaps maps;
    private final InstantSource clock;

    SeatMapController(Catalogue catalogue, SeatMaps maps, InstantSource clock) {
        this.catalogue = catalogue;
        this.maps = maps;
        this.clock = clock;
    }

    @Operation(summary = "The plan of the seats, which never changes for an address")
    @GetMapping("/api/v1/performances/{performanceId}/seat-map")
    ResponseEntity<?> seatMap(
            @Nullable Caller caller,
            @PathVariable long performanceId,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "")
                    String encodings) {
        Instant now = clock.instant();
        Optional<PerformanceDetail> found = catalogue
                .find(new PerformanceId(performanceId))
                .filter(performance -> performance.terms().visibleTo(caller, now));
        if (found.isEmpty()) {
            return Problems.notFound("performance");
        }
        // What only its host may see yet must not stay in a cache that others share.
        CacheControl visible = CacheControl.maxAge(FOR_EVER).immutable();
        return answer(
                maps.of(found.get().terms().plan()),
                encodings,
                found.get().terms().visible(now) ? visible.cachePublic() : visible.cachePrivate());
    }

    private static ResponseEntity<byte[]> answer(SeatMap map, String encodings, CacheControl cached) {
        boolean compressed = encodings.contains("gzip");
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .cacheControl(cached)
                .eTag(compressed ? map.tag() + "-gzip" : map.tag())
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .contentType(MediaType.APPLICATION_JSON);
        return compressed
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(map.compressed())
                : answer.body(map.plain());
    }
}
