package io.grandstand.site;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Style sheets, scripts and pictures of the pages. */
@Controller
@RunsIn(Role.SITE)
class AssetController {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    /** Another version than ours is asked for while processes are replaced one by one: ours serves, but is not kept. */
    @GetMapping(Assets.ROOT + "{version}/{*path}")
    ResponseEntity<byte[]> asset(
            @PathVariable String version,
            @PathVariable String path,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String encodings) {
        var found = assets.find(path.substring(1));
        if (found.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var asset = found.get();
        boolean zipped = encodings != null && encodings.contains("gzip");
        var answer = ResponseEntity.ok()
                .contentType(asset.type())
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .cacheControl(
                        version.equals(assets.version())
                                ? CacheControl.maxAge(FOR_EVER).cachePublic().immutable()
                                : CacheControl.noStore());
        if (zipped) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.body(zipped ? asset.zipped() : asset.plain());
    }

    @GetMapping("/favicon.ico")
    ResponseEntity<byte[]> icon() {
        var icon = assets.find("img/mark.svg").orElseThrow();
        return ResponseEntity.ok()
                .contentType(icon.type())
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(icon.plain());
    }
}
