package io.grandstand.catalog.web;

import io.grandstand.catalog.HostedPosters;
import io.grandstand.catalog.Poster;
import io.grandstand.catalog.PosterResult;
import io.grandstand.catalog.PosterResult.Busy;
import io.grandstand.catalog.PosterResult.Kept;
import io.grandstand.catalog.PosterResult.OtherKind;
import io.grandstand.catalog.PosterResult.TooLong;
import io.grandstand.catalog.PosterResult.TooManyPixels;
import io.grandstand.catalog.PosterResult.UnknownShow;
import io.grandstand.catalog.PosterResult.Unreadable;
import io.grandstand.catalog.ShowId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The poster of a host's show. */
@RestController
@RunsIn(Role.HOST_API)
@RequestMapping("/api/v1/host/shows/{showId}/poster")
class HostPosterController {

    private static final String RETRY_AFTER_SECONDS = "5";

    record PosterJson(String poster, int width, int height) {

        static PosterJson of(Poster poster) {
            return new PosterJson(poster.address(Poster.Size.WHOLE), poster.width(), poster.height());
        }
    }

    private final HostedPosters posters;

    HostPosterController(HostedPosters posters) {
        this.posters = posters;
    }

    /** Of what kind the image is, its bytes tell; the header is not asked. */
    @Operation(summary = "Give a show its poster: a JPEG or PNG")
    @PutMapping
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MediaType.IMAGE_JPEG_VALUE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.IMAGE_PNG_VALUE, schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<Object> put(Caller caller, @PathVariable long showId, InputStream body) throws IOException {
        if (!caller.is(AccountRole.HOST)) {
            return Problems.forHosts();
        }
        byte[] image = body.readNBytes(HostedPosters.IMAGE_BYTES_MAX + 1);
        return answer(posters.put(caller.account(), new ShowId(showId), image));
    }

    private static ResponseEntity<Object> answer(PosterResult result) {
        return switch (result) {
            case Kept(Poster poster) -> ResponseEntity.ok(PosterJson.of(poster));
            case UnknownShow() -> Problems.notFound("show");
            case TooLong(int bytesMax) ->
                Problems.problem(
                        HttpStatus.CONTENT_TOO_LARGE, "too-large", "A poster has at most " + bytesMax + " bytes.");
            case OtherKind() -> bad("A poster is a JPEG or a PNG; this is neither.");
            case Unreadable() -> bad("The image is cut off or damaged, or its colours are for print (CMYK).");
            case TooManyPixels(int width, int height, int pixelsMax) ->
                bad("A poster has at most %d pixels; this has %d x %d.".formatted(pixelsMax, width, height));
            case Busy() -> busy();
        };
    }

    private static ResponseEntity<Object> bad(String detail) {
        return Problems.problem(HttpStatus.UNPROCESSABLE_CONTENT, "bad-poster", detail);
    }

    private static ResponseEntity<Object> busy() {
        ResponseEntity<Object> problem = Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE, "busy", "Others' images are being read; try again shortly.");
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(problem.getBody());
    }

    @Operation(summary = "Take the poster of a show down")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping
    ResponseEntity<Object> remove(Caller caller, @PathVariable long showId) {
        return Answers.toHost(
                caller,
                () -> Answers.of(
                        posters.remove(caller.account(), new ShowId(showId)),
                        "show",
                        removed -> ResponseEntity.noContent().build()));
    }
}
