package io.grandstand.catalog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.Team;
import io.grandstand.catalog.Teams;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.reading.Plans;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Venues and teams, for everyone. */
@RestController
@RunsIn(Role.CATALOG_API)
@RequestMapping("/api/v1")
class VenueController {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TeamJson(
            long teamId,
            String code,
            String name,
            String nameEn,
            @Nullable Long venueId) {

        static TeamJson of(Team team) {
            return new TeamJson(
                    team.id().value(),
                    team.code(),
                    team.name(),
                    team.nameEn(),
                    team.stadium().map(VenueId::value).orElse(null));
        }
    }

    record TeamList(List<TeamJson> items) {}

    private final Catalogue catalogue;
    private final Teams teams;
    private final Plans plans;

    VenueController(Catalogue catalogue, Teams teams, Plans plans) {
        this.catalogue = catalogue;
        this.teams = teams;
        this.plans = plans;
    }

    @Operation(summary = "The clubs")
    @GetMapping("/teams")
    TeamList teams() {
        return new TeamList(teams.all().stream().map(TeamJson::of).toList());
    }

    @Operation(summary = "Venues, by name")
    @GetMapping("/venues")
    ResponseEntity<Object> venues(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        String name = q.replaceAll("\\p{Cntrl}", " ").strip();
        if (name.length() > PerformanceQuery.TEXT_LENGTH_MAX) {
            return Answers.malformed("q has at most " + PerformanceQuery.TEXT_LENGTH_MAX + " characters.");
        }
        return Answers.paged(
                page,
                size,
                asked -> ResponseEntity.ok(catalogue
                        .venues(Optional.of(name).filter(text -> !text.isEmpty()), Optional.empty(), asked)
                        .map(VenueJson::of)));
    }

    @Operation(summary = "A venue")
    @GetMapping("/venues/{venueId}")
    ResponseEntity<Object> venue(@PathVariable long venueId) {
        var id = new VenueId(venueId);
        return catalogue
                .findVenue(id)
                .flatMap(venue -> plans.of(id).map(plan -> VenueJson.of(venue, plan)))
                .<ResponseEntity<Object>>map(ResponseEntity::ok)
                .orElseGet(() -> Problems.notFound("venue"));
    }
}
