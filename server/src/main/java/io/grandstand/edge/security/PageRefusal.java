package io.grandstand.edge.security;

import io.grandstand.edge.Browsers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Refuses people with a page, and programs with a problem document. */
@Component
class PageRefusal implements AccessDeniedHandler {

    private final ProblemResponses problems;

    PageRefusal(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        if (Browsers.wantPage(request)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else {
            problems.handle(request, response, refusal);
        }
    }
}
