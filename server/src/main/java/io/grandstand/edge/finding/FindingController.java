package io.grandstand.edge.finding;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.PerformanceStatus;
import io.grandstand.catalog.ShowId;
import io.grandstand.edge.finding.SearchParameters.Asked.Malformed;
import io.grandstand.edge.finding.SearchParameters.Asked.Search;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finding something, for everyone. */
@RestController
@RunsIn(Role.CATALOG_API)
@RequestMapping("/api/v1")
class FindingController {

    /** Performances of one show that its calendar shows. */
    private static final int CALENDAR_MAX = 1_000;

    /** A day of a show's calendar. */
    record DayJson(LocalDate date, List<SlotJson> performances) {}

    record SlotJson(long performanceId, Instant startsAt, PerformanceStatus status, int seatsLeft) {}

    record CalendarJson(long showId, List<DayJson> dates) {}

    private final FindingPerformances finding;
    private final Catalogue catalogue;
    private final InstantSource clock;

    FindingController(FindingPerformances finding, Catalogue catalogue, InstantSource clock) {
        this.finding = finding;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Operation(summary = "Find performances")
    @GetMapping("/performances")
    ResponseEntity<Object> search(@ParameterObject @ModelAttribute SearchParameters asked) {
        return switch (asked.read(clock.instant())) {
            case Search(PerformanceQuery query, PageRequest page) -> ResponseEntity.ok(finding.search(query, page));
            case Malformed(String detail) -> Problems.problem(HttpStatus.BAD_REQUEST, "malformed", detail);
        };
    }

    @Operation(summary = "A performance")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PerformanceJson.class)))
    @GetMapping("/performances/{performanceId}")
    ResponseEntity<Object> performance(@Nullable Caller caller, @PathVariable long performanceId) {
        return finding.find(new PerformanceId(performanceId), caller)
                .<ResponseEntity<Object>>map(ResponseEntity::ok)
                .orElseGet(() -> Problems.notFound("performance"));
    }

    /** A show none of whose performances is visible yet is not known to exist. */
    @Operation(summary = "Days on which a show can be booked")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CalendarJson.class)))
    @GetMapping("/shows/{showId}/dates")
    ResponseEntity<Object> dates(@PathVariable long showId) {
        var id = new ShowId(showId);
        List<PerformanceJson> bookable = finding.bookable(id, CALENDAR_MAX);
        if (bookable.isEmpty() && catalogue.findShow(id).isEmpty()) {
            return Problems.notFound("show");
        }
        Map<LocalDate, List<SlotJson>> days = bookable.stream()
                .collect(Collectors.groupingBy(
                        performance -> LocalDate.ofInstant(performance.startsAt(), SearchParameters.CALENDAR),
                        TreeMap::new,
                        Collectors.mapping(FindingController::slot, Collectors.toList())));
        return ResponseEntity.ok(new CalendarJson(
                showId,
                days.entrySet().stream()
                        .map(day -> new DayJson(day.getKey(), day.getValue()))
                        .toList()));
    }

    private static SlotJson slot(PerformanceJson performance) {
        return new SlotJson(
                performance.performanceId(), performance.startsAt(), performance.status(), performance.seatsLeft());
    }
}
