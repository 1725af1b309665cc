package io.grandstand.site;

import io.grandstand.catalog.Poster;
import io.grandstand.catalog.PosterHash;
import io.grandstand.catalog.Posters;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Posters of shows: what an address shows never changes, so whoever has it never asks again. */
@Controller
@RunsIn(Role.SITE)
class PosterController {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Posters posters;

    PosterController(Posters posters) {
        this.posters = posters;
    }

    @GetMapping(Poster.ROOT + "{hash:" + PosterHash.FORM + "}.jpg")
    ResponseEntity<byte[]> whole(@PathVariable String hash) {
        return answer(hash, Poster.Size.WHOLE);
    }

    @GetMapping(Poster.ROOT + "{hash:" + PosterHash.FORM + "}-small.jpg")
    ResponseEntity<byte[]> small(@PathVariable String hash) {
        return answer(hash, Poster.Size.SMALL);
    }

    private ResponseEntity<byte[]> answer(String hash, Poster.Size size) {
        return posters.find(new PosterHash(hash), size)
                .map(jpeg -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(
                                CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                        .body(jpeg))
                .orElseGet(() -> ResponseEntity.notFound()
                        .cacheControl(CacheControl.noStore())
                        .build());
    }
}
