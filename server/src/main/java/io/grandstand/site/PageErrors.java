package io.grandstand.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a browser is shown instead of a problem document; it says nothing of what happened inside. */
@Component
class PageErrors implements ErrorViewResolver {

    private final Pages pages;
    private final Frames frames;

    PageErrors(Pages pages, Frames frames) {
        this.pages = pages;
        this.frames = frames;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return pages.error(status).addObject(Pages.FRAME, frames.frame(request, null));
    }
}
