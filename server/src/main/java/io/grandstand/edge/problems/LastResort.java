package io.grandstand.edge.problems;

import io.grandstand.edge.Away;
import io.grandstand.edge.Browsers;
import io.grandstand.kernel.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.coyote.BadRequestException;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Answers what failed before it reached a controller. */
@Hidden
@RestController
class LastResort implements ErrorController {

    private final List<ErrorViewResolver> pages;

    LastResort(List<ErrorViewResolver> pages) {
        this.pages = pages;
    }

    /** A page for people, where this process has pages; else a problem document. */
    @RequestMapping("${spring.web.error.path:/error}")
    Object answer(HttpServletRequest request, HttpServletResponse response) {
        ResponseEntity<Object> problem = problem(request);
        if (!Browsers.wantPage(request)) {
            return problem;
        }
        HttpStatus status = HttpStatus.valueOf(problem.getStatusCode().value());
        Optional<ModelAndView> page = pages.stream()
                .flatMap(resolver -> Optional.ofNullable(resolver.resolveErrorView(request, status, Map.of())).stream())
                .findFirst();
        if (page.isPresent()
                && status == HttpStatus.SERVICE_UNAVAILABLE
                && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Away.RETRY_AFTER);
        }
        return page.<Object>map(shown -> shown).orElse(problem);
    }

    private static ResponseEntity<Object> problem(HttpServletRequest request) {
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure instanceof DataAccessException || failure instanceof CannotCreateTransactionException) {
            return ProblemAdvice.unavailable();
        }
        if (failure instanceof BadRequestException) {
            return ProblemAdvice.brokenBody();
        }
        if (failure instanceof Throwable thrown) {
            return ProblemAdvice.internal(thrown);
        }
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        if (status == HttpStatus.CONTENT_TOO_LARGE) {
            // A form's, which the edge refuses before it is read: whoever sent it is shown a page, as after any
            // exception.
            throw new ResponseStatusException(status);
        }
        return Problems.problem(status, ProblemAdvice.slug(status), status.getReasonPhrase(), Map.of());
    }
}
