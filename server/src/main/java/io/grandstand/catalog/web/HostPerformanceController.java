package io.grandstand.catalog.web;

import io.grandstand.catalog.HostedPerformances;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A host's performances. */
@RestController
@RunsIn(Role.HOST_API)
@RequestMapping("/api/v1/host/performances")
class HostPerformanceController {

    private final HostedPerformances performances;
    private final MergePatch patches;

    HostPerformanceController(HostedPerformances performances, MergePatch patches) {
        this.performances = performances;
        this.patches = patches;
    }

    @Operation(summary = "Put a performance on sale: prices by the names of the plan's categories")
    @ApiResponse(responseCode = "201")
    @PostMapping
    ResponseEntity<Object> create(Caller caller, @RequestBody PerformanceBody body) {
        return Answers.toHost(
                caller,
                () -> Answers.of(
                        performances.create(caller.account(), body.draft()),
                        "performance",
                        id -> ResponseEntity.created(URI.create("/api/v1/performances/" + id))
                                .body(Map.of("performanceId", id.value()))));
    }

    @Operation(summary = "A performance as its host wrote it")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PerformanceBody.class)))
    @GetMapping("/{performanceId}")
    ResponseEntity<Object> read(Caller caller, @PathVariable long performanceId) {
        return Answers.toHost(caller, () -> answer(caller, new PerformanceId(performanceId)));
    }

    @Operation(
            summary =
                    "Change a performance; once something was sold, its fees and the times of its sale: only the fields that are sent")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PerformanceBody.class)))
    @PatchMapping("/{performanceId}")
    ResponseEntity<Object> change(Caller caller, @PathVariable long performanceId, @RequestBody JsonNode patch) {
        return Answers.toHost(caller, () -> {
            var id = new PerformanceId(performanceId);
            Optional<PerformanceDraft> now = performances.draft(caller.account(), id);
            if (now.isEmpty()) {
                return Problems.notFound("performance");
            }
            return patches.apply(
                    PerformanceBody.of(now.get()),
                    PerformanceBody.class,
                    patch,
                    wanted -> Answers.of(
                            performances.change(caller.account(), id, wanted.draft()),
                            "performance",
                            changed -> answer(caller, changed)));
        });
    }

    private ResponseEntity<Object> answer(Caller caller, PerformanceId id) {
        return performances
                .draft(caller.account(), id)
                .<ResponseEntity<Object>>map(draft -> ResponseEntity.ok(PerformanceBody.of(draft)))
                .orElseGet(() -> Problems.notFound("performance"));
    }

    @Operation(summary = "Delete a performance of which nothing is sold")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping("/{performanceId}")
    ResponseEntity<Object> delete(Caller caller, @PathVariable long performanceId) {
        return Answers.toHost(
                caller,
                () -> Answers.of(
                        performances.delete(caller.account(), new PerformanceId(performanceId)),
                        "performance",
                        deleted -> ResponseEntity.noContent().build()));
    }
}
