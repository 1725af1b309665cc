package io.grandstand.catalog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.HostedShows;
import io.grandstand.catalog.Poster;
import io.grandstand.catalog.ShowDraft;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.ShowKind;
import io.grandstand.catalog.ShowView;
import io.grandstand.catalog.Team;
import io.grandstand.catalog.TeamId;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A host's shows. */
@RestController
@RunsIn(Role.HOST_API)
@RequestMapping("/api/v1/host/shows")
class HostShowController {

    /** A show as its host writes it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(requiredProperties = {"kind", "title"})
    record ShowBody(
            @Nullable ShowKind kind,
            @Nullable String title,
            @Nullable Long homeTeamId,
            @Nullable Long awayTeamId,
            @Nullable String artist,
            @Nullable String description,
            @Nullable Integer ageLimit,
            @Nullable Integer runningMinutes,
            @Nullable Integer intermissionMinutes) {

        ShowDraft draft() {
            return new ShowDraft(
                    kind,
                    title,
                    homeTeamId == null ? null : new TeamId(homeTeamId),
                    awayTeamId == null ? null : new TeamId(awayTeamId),
                    artist,
                    description,
                    ageLimit,
                    runningMinutes,
                    intermissionMinutes);
        }

        static ShowBody of(ShowDraft draft) {
            return new ShowBody(
                    draft.kind(),
                    draft.title(),
                    draft.homeTeam() == null ? null : draft.homeTeam().value(),
                    draft.awayTeam() == null ? null : draft.awayTeam().value(),
                    draft.artist(),
                    draft.description(),
                    draft.ageLimit(),
                    draft.runningMinutes(),
                    draft.intermissionMinutes());
        }
    }

    /** A show as its host reads it; its poster has a call of its own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShowJson(@JsonUnwrapped ShowBody show, @Nullable String poster) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShowItem(
            long showId,
            ShowKind kind,
            String title,
            @Nullable String homeTeam,
            @Nullable String awayTeam,
            @Nullable String artist,
            @Nullable String poster) {

        static ShowItem of(ShowView show) {
            return new ShowItem(
                    show.id().value(),
                    show.kind(),
                    show.title(),
                    show.home().map(Team::name).orElse(null),
                    show.away().map(Team::name).orElse(null),
                    show.artist().orElse(null),
                    address(show));
        }
    }

    private final HostedShows shows;
    private final Catalogue catalogue;
    private final MergePatch patches;

    HostShowController(HostedShows shows, Catalogue catalogue, MergePatch patches) {
        this.shows = shows;
        this.catalogue = catalogue;
        this.patches = patches;
    }

    @Operation(summary = "Make a show")
    @ApiResponse(responseCode = "201")
    @PostMapping
    ResponseEntity<Object> create(Caller caller, @RequestBody ShowBody body) {
        return Answers.toHost(
                caller,
                () -> Answers.of(shows.create(caller.account(), body.draft()), "show", id -> ResponseEntity.created(
                                URI.create("/api/v1/host/shows/" + id))
                        .body(Map.of("showId", id.value()))));
    }

    @Operation(summary = "My shows")
    @GetMapping
    ResponseEntity<Object> list(
            Caller caller, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return Answers.toHost(
                caller,
                page,
                size,
                asked -> ResponseEntity.ok(
                        catalogue.showsOf(caller.account(), asked).map(ShowItem::of)));
    }

    @Operation(summary = "A show as its host wrote it")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ShowBody.class)))
    @GetMapping("/{showId}")
    ResponseEntity<Object> read(Caller caller, @PathVariable long showId) {
        return Answers.toHost(caller, () -> answer(caller, new ShowId(showId)));
    }

    @Operation(summary = "Change a show of which nothing is sold: only the fields that are sent")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ShowBody.class)))
    @PatchMapping("/{showId}")
    ResponseEntity<Object> change(Caller caller, @PathVariable long showId, @RequestBody JsonNode patch) {
        return Answers.toHost(caller, () -> {
            var id = new ShowId(showId);
            Optional<ShowDraft> now = shows.draft(caller.account(), id);
            if (now.isEmpty()) {
                return Problems.notFound("show");
            }
            return patches.apply(
                    ShowBody.of(now.get()),
                    ShowBody.class,
                    patch,
                    wanted -> Answers.of(
                            shows.change(caller.account(), id, wanted.draft()),
                            "show",
                            changed -> answer(caller, changed)));
        });
    }

    private ResponseEntity<Object> answer(Caller caller, ShowId id) {
        return shows.draft(caller.account(), id)
                .<ResponseEntity<Object>>map(draft -> ResponseEntity.ok(new ShowJson(
                        ShowBody.of(draft),
                        catalogue.findShow(id).map(HostShowController::address).orElse(null))))
                .orElseGet(() -> Problems.notFound("show"));
    }

    private static @Nullable String address(ShowView show) {
        return show.poster().map(poster -> poster.address(Poster.Size.WHOLE)).orElse(null);
    }

    @Operation(summary = "Delete a show that has no performance")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping("/{showId}")
    ResponseEntity<Object> delete(Caller caller, @PathVariable long showId) {
        return Answers.toHost(
                caller,
                () -> Answers.of(
                        shows.delete(caller.account(), new ShowId(showId)),
                        "show",
                        deleted -> ResponseEntity.noContent().build()));
    }
}
