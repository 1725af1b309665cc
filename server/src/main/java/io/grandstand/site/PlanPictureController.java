package io.grandstand.site;

import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PlanPicture;
import io.grandstand.catalog.PlanPictures;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where one may sit, as a picture: what an address shows never changes, so whoever has it never asks again. */
@Controller
@RunsIn(Role.SITE)
class PlanPictureController {

    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final Visible visible;
    private final PlanPictures pictures;
    private final InstantSource clock;

    PlanPictureController(Visible visible, PlanPictures pictures, InstantSource clock) {
        this.visible = visible;
        this.pictures = pictures;
        this.clock = clock;
    }

    @GetMapping("/performances/{id:\\d{1,18}}/map-{tag:" + PlanPicture.TAG + "}.svg")
    ResponseEntity<byte[]> picture(@PathVariable long id, @PathVariable String tag, @Nullable Caller caller) {
        Optional<PerformanceDetail> found = visible.find(new PerformanceId(id), caller);
        Optional<PlanPicture> picture = found.flatMap(detail -> pictures.of(detail.terms()))
                .filter(drawn -> drawn.tag().equals(tag));
        if (picture.isEmpty()) {
            return ResponseEntity.notFound()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        // What only its host may see yet must not stay in a cache that others share.
        CacheControl kept = CacheControl.maxAge(FOR_EVER).immutable();
        boolean open = found.orElseThrow().terms().visible(clock.instant());
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(open ? kept.cachePublic() : kept.cachePrivate())
                .body(picture.get().svg().getBytes(StandardCharsets.UTF_8));
    }
}
