package io.grandstand.site;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.ErrorPage;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a browser shows without a network: the tickets that were opened before, and for all else that it has none. */
@Controller
@RunsIn(Role.SITE)
class OfflinePages {

    static final String WORKER = "/service-worker.js";

    private final Pages pages;
    private final Frames frames;
    private final Assets assets;

    OfflinePages(Pages pages, Frames frames, Assets assets) {
        this.pages = pages;
        this.frames = frames;
        this.assets = assets;
    }

    /** Nobody's own, whoever is logged in when it is kept. */
    @GetMapping("/offline")
    ModelAndView offline(HttpServletRequest request) {
        return pages.open("offline", ErrorPage.OFFLINE).addObject(Pages.FRAME, frames.frame(request, null));
    }

    /** At the root and under one address for ever: a worker sees only what lies below its own, and is known by it. */
    @GetMapping(WORKER)
    ResponseEntity<byte[]> worker() {
        var worker = assets.find("js/service-worker.js").orElseThrow();
        return ResponseEntity.ok()
                .contentType(worker.type())
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", "/")
                .body(worker.plain());
    }
}
