package io.grandstand.edge.problems;

import io.grandstand.edge.Away;
import io.grandstand.edge.Browsers;
import io.grandstand.edge.security.ProblemResponses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers where a filter needs what is away, such as the database when a token is checked: no controller's advice sees
 * that, and the container would write a stack trace for each request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AwayFilter extends OncePerRequestFilter {

    private final ProblemResponses problems;

    AwayFilter(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException failure) {
            if (response.isCommitted() || !Away.isOne(failure)) {
                throw failure;
            }
            ProblemAdvice.logAway(failure);
            // Not the headers: a page's cookies may have been renewed, and the old ones are used up.
            response.resetBuffer();
            response.setHeader(HttpHeaders.RETRY_AFTER, Away.RETRY_AFTER);
            if (Browsers.wantPage(request)) {
                response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            } else {
                problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, "unavailable", ProblemAdvice.AWAY);
            }
        }
    }
}
