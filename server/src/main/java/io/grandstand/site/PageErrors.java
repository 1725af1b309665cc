package io.grandstand.site;

import io.grandstand.edge.Away;
import io.grandstand.edge.Browsers;
import io.grandstand.kernel.Callers;
import io.grandstand.site.view.ErrorPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What a browser is shown instead of a problem document; it says nothing of what happened inside. */
@Component
class PageErrors implements ErrorViewResolver, HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    private final Pages pages;
    private final Frames frames;
    private final Callers callers;

    PageErrors(Pages pages, Frames frames, Callers callers) {
        this.pages = pages;
        this.frames = frames;
        this.callers = callers;
    }

    /** Before the advice that answers programs. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return page(request, status);
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        // The security chain answers who may not come in; programs are answered with problem documents.
        if (failure instanceof AccessDeniedException
                || failure instanceof AuthenticationException
                || !Browsers.wantPage(request)) {
            return null;
        }
        return switch (failure) {
            // Who asks for the address of a form's answer once more wants the form.
            case HttpRequestMethodNotSupportedException _
            when HttpMethod.GET.matches(request.getMethod()) ->
                FormAddress.of(request.getRequestURI())
                        .map(form -> new ModelAndView(Pages.redirect(form)))
                        .orElseGet(() -> page(request, HttpStatus.METHOD_NOT_ALLOWED));
            case ErrorResponse known ->
                page(request, HttpStatus.valueOf(known.getStatusCode().value()));
            case MethodArgumentTypeMismatchException _ -> page(request, HttpStatus.NOT_FOUND);
            case Exception away
            when Away.isOne(away) -> {
                LOG.warn("page.failed=unavailable path={} cause={}", request.getRequestURI(), away.toString());
                response.setHeader(HttpHeaders.RETRY_AFTER, Away.RETRY_AFTER);
                yield page(request, HttpStatus.SERVICE_UNAVAILABLE);
            }
            default -> {
                LOG.error("page.failed path={}", request.getRequestURI(), failure);
                yield page(request, HttpStatus.INTERNAL_SERVER_ERROR);
            }
        };
    }

    private ModelAndView page(HttpServletRequest request, HttpStatus status) {
        // Without its token no form of the page could be sent, that to log out neither.
        boolean anybodys = ErrorPage.of(status.value()).anybodys() || !Frames.hasToken(request);
        var caller = anybodys ? null : callers.known().orElse(null);
        return pages.error(status).addObject(Pages.FRAME, frames.frame(request, caller));
    }
}
