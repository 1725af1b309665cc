package io.grandstand.catalog.web;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.HostedVenues;
import io.grandstand.catalog.PlanImport;
import io.grandstand.catalog.PlanImport.BadPlan;
import io.grandstand.catalog.PlanImport.Duplicates;
import io.grandstand.catalog.PlanImport.Imported;
import io.grandstand.catalog.PlanImport.NotJson;
import io.grandstand.catalog.PlanImport.TooLong;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.VenueView;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A host's venues and their seating plans. */
@RestController
@RunsIn(Role.HOST_API)
class HostVenueController {

    private static final String VENUES = "/api/v1/host/venues";

    record ImportedVenue(
            long venueId,
            String name,
            int seatsTotal,
            List<VenueJson.SectionJson> sections,
            List<VenueJson.CategoryJson> categories,
            List<PlanImport.Renamed> renamed) {}

    record VenueChange(@Nullable String name, @Nullable String nameEn) {}

    private final HostedVenues venues;
    private final Catalogue catalogue;

    HostVenueController(HostedVenues venues, Catalogue catalogue) {
        this.venues = venues;
        this.catalogue = catalogue;
    }

    @Operation(
            summary = "Make a venue from a seating plan",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            description = "A seating plan as pretix's editor exports it (schema 0.0.1), at most 48 MiB",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            additionalProperties =
                                                                    Schema.AdditionalPropertiesValue.TRUE))))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ImportedVenue.class)))
    @PostMapping(path = VENUES + ":import", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> importPlan(
            Caller caller, @RequestParam(defaultValue = "refuse") String duplicates, InputStream body)
            throws IOException {
        if (!caller.is(AccountRole.HOST)) {
            return Problems.forHosts();
        }
        byte[] document = body.readNBytes(HostedVenues.DOCUMENT_BYTES_MAX + 1);
        return switch (duplicates) {
            case "refuse" -> answer(venues.importPlan(caller.account(), document, Duplicates.REFUSE));
            case "rename" -> answer(venues.importPlan(caller.account(), document, Duplicates.RENAME));
            default -> Answers.malformed("duplicates must be refuse or rename.");
        };
    }

    private static ResponseEntity<Object> answer(PlanImport result) {
        return switch (result) {
            case Imported imported ->
                ResponseEntity.created(
                                URI.create("/api/v1/venues/" + imported.venue().id()))
                        .body(new ImportedVenue(
                                imported.venue().id().value(),
                                imported.venue().name(),
                                imported.venue().seatsTotal(),
                                VenueJson.sections(imported.plan()),
                                VenueJson.categories(imported.plan()),
                                imported.renamed()));
            case BadPlan bad ->
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "bad-plan",
                        "The plan has %d faults.".formatted(bad.faults().size() + bad.omitted()),
                        Map.of("errors", bad.faults(), "omitted", bad.omitted()));
            case NotJson(String message) -> Answers.malformed(message);
            case TooLong(int bytesMax) ->
                Problems.problem(
                        HttpStatus.CONTENT_TOO_LARGE, "too-large", "A plan has at most " + bytesMax + " bytes.");
        };
    }

    @Operation(summary = "My venues")
    @GetMapping(VENUES)
    ResponseEntity<Object> list(
            Caller caller, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return Answers.toHost(
                caller,
                page,
                size,
                asked -> ResponseEntity.ok(catalogue
                        .venues(Optional.empty(), Optional.of(caller.account()), asked)
                        .map(VenueJson::of)));
    }

    @Operation(summary = "The plan of a venue, as it can be imported again")
    @GetMapping(path = VENUES + "/{venueId}/plan")
    ResponseEntity<Object> plan(Caller caller, @PathVariable long venueId) {
        return Answers.toHost(caller, () -> venues.plan(caller.account(), new VenueId(venueId))
                .<ResponseEntity<Object>>map(document -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(document))
                .orElseGet(() -> Problems.notFound("venue")));
    }

    @Operation(summary = "Rename a venue")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VenueJson.class)))
    @PatchMapping(VENUES + "/{venueId}")
    ResponseEntity<Object> rename(Caller caller, @PathVariable long venueId, @RequestBody VenueChange change) {
        return Answers.toHost(caller, () -> {
            var id = new VenueId(venueId);
            Optional<VenueView> now = catalogue.findVenue(id);
            String name = Optional.ofNullable(change.name())
                    .or(() -> now.map(VenueView::name))
                    .orElse("");
            Optional<String> nameEn = Optional.ofNullable(change.nameEn()).or(() -> now.map(VenueView::nameEn));
            return Answers.of(
                    venues.rename(caller.account(), id, name, nameEn),
                    "venue",
                    renamed -> ResponseEntity.ok(VenueJson.of(renamed)));
        });
    }

    @Operation(summary = "Delete a venue that no performance uses")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping(VENUES + "/{venueId}")
    ResponseEntity<Object> delete(Caller caller, @PathVariable long venueId) {
        return Answers.toHost(
                caller,
                () -> Answers.of(
                        venues.delete(caller.account(), new VenueId(venueId)),
                        "venue",
                        deleted -> ResponseEntity.noContent().build()));
    }
}
