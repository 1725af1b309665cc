package io.grandstand.ranking.web;

import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.ranking.Measure;
import io.grandstand.ranking.Ranked;
import io.grandstand.ranking.Rankings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is booked most, and what is being bought now, for everyone. */
@RestController
@RunsIn(Role.CATALOG_API)
class RankingController {

    private static final CacheControl FOR_SECONDS =
            CacheControl.maxAge(Duration.ofSeconds(5)).cachePublic();

    /** The places of a ranking, best first. */
    record RankingJson(String by, List<PlaceJson> items) {

        static RankingJson of(Measure measure, List<Ranked> places) {
            return new RankingJson(
                    measure.word(), places.stream().map(PlaceJson::of).toList());
        }
    }

    /**
     * A performance with its rank; those that are level share one.
     *
     * @param share how much of what is for sale is booked, from 0 to 1
     * @param ticketsLastHour bought within the last hour, less those given back in it
     */
    record PlaceJson(
            int rank,
            long performanceId,
            String title,
            VenueJson venue,
            Instant startsAt,
            double share,
            int ticketsLastHour) {

        static PlaceJson of(Ranked place) {
            var performance = place.performance();
            return new PlaceJson(
                    place.rank(),
                    performance.id().value(),
                    performance.show().title(),
                    new VenueJson(
                            performance.venue().id().value(),
                            performance.venue().name(),
                            performance.venue().nameEn()),
                    performance.startsAt(),
                    place.share(),
                    place.lastHour());
        }
    }

    record VenueJson(long venueId, String name, String nameEn) {}

    private final Rankings rankings;

    RankingController(Rankings rankings) {
        this.rankings = rankings;
    }

    @Operation(summary = "What is booked most, or bought most within the last hour, of what is ahead")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RankingJson.class)))
    @GetMapping("/api/v1/rankings")
    ResponseEntity<Object> ranking(
            @Parameter(schema = @Schema(allowableValues = {"share", "trend"})) @RequestParam(defaultValue = "share")
                    String by) {
        Optional<Measure> measure = Measure.of(by);
        return measure.isPresent()
                ? ResponseEntity.ok()
                        .cacheControl(FOR_SECONDS)
                        .body(RankingJson.of(measure.get(), rankings.by(measure.get())))
                : Problems.problem(
                        HttpStatus.BAD_REQUEST, "malformed", "by must be share or trend.", Map.of("field", "by"));
    }
}
