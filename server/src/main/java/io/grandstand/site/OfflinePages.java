package io.grandstand.site;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.ErrorPage;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page that browsers keep for when there is no network. It is nobody's own, whoever is logged in when it is kept. */
@Controller
@RunsIn(Role.SITE)
class OfflinePages {

    private final Pages pages;
    private final Frames frames;

    OfflinePages(Pages pages, Frames frames) {
        this.pages = pages;
        this.frames = frames;
    }

    @GetMapping("/offline")
    ModelAndView offline(HttpServletRequest request) {
        return pages.open("offline", ErrorPage.OFFLINE).addObject(Pages.FRAME, frames.frame(request, null));
    }
}
