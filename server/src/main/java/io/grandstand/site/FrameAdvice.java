package io.grandstand.site;

import io.grandstand.kernel.Caller;
import io.grandstand.site.view.Frame;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame. */
@ControllerAdvice(annotations = Framed.class)
class FrameAdvice {

    private final Frames frames;

    FrameAdvice(Frames frames) {
        this.frames = frames;
    }

    @ModelAttribute(Pages.FRAME)
    Frame frame(HttpServletRequest request, @Nullable Caller caller) {
        return frames.frame(request, caller);
    }
}
