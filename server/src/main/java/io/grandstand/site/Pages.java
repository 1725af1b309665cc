package io.grandstand.site;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.grandstand.site.view.ErrorPage;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.Paged;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Turns a template and what it shows into an answer. */
@Component
class Pages {

    /** The model attribute with the {@link Frame}. */
    static final String FRAME = "frame";

    private static final String PAGE = "page";
    /** For how long a gateway keeps a page that is open to all. */
    private static final long SHARED_SECONDS = 2;

    private static final String OWN = "no-store";

    private final TemplateEngine templates;

    Pages(TemplateEngine templates) {
        this.templates = templates;
    }

    /** A page that is the same for everyone who is not logged in. */
    ModelAndView open(String template, Object page) {
        return open(template, page, null);
    }

    /**
     * The same.
     *
     * @param until when it says something that is over, so that nobody keeps it for longer
     */
    ModelAndView open(String template, Object page, @Nullable Instant until) {
        return new ModelAndView(new TemplateView(template, true, until), PAGE, page);
    }

    /** A page for one visitor alone. */
    ModelAndView own(String template, Object page) {
        return new ModelAndView(new TemplateView(template, false, null), PAGE, page);
    }

    /** An address beyond the end of a list leads to the list's last page. */
    static ModelAndView listed(Paged<?> list, ModelAndView page) {
        String last = list.previous();
        return list.isEmpty() && last != null ? new ModelAndView(redirect(new LocalPath(last))) : page;
    }

    ModelAndView notFound() {
        return error(HttpStatus.NOT_FOUND);
    }

    ModelAndView error(HttpStatus status) {
        var answer = own("error", ErrorPage.of(status.value()));
        answer.setStatus(status);
        return answer;
    }

    /** Sends a browser on with a GET, whatever it asked with. */
    static RedirectView redirect(LocalPath to) {
        var view = new RedirectView(to.value());
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return view;
    }

    /** Nothing is kept by browsers, as their "back" would show a page of before the log-in; gateways may, for a moment. */
    static String shared(Instant now, @Nullable Instant until) {
        long seconds =
                until == null ? SHARED_SECONDS : Duration.between(now, until).toSeconds();
        return "public, max-age=0, s-maxage=%d, must-revalidate".formatted(Math.clamp(seconds, 0, SHARED_SECONDS));
    }

    private final class TemplateView implements View {

        private final String template;
        private final boolean shared;
        private final @Nullable Instant until;

        private TemplateView(String template, boolean shared, @Nullable Instant until) {
            this.template = template + ".jte";
            this.shared = shared;
            this.until = until;
        }

        @Override
        public String getContentType() {
            return MediaType.TEXT_HTML_VALUE;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            if (model == null || !(model.get(FRAME) instanceof Frame frame) || model.get(PAGE) == null) {
                throw new IllegalStateException("a page needs a frame and something to show: " + template);
            }
            var output = new Utf8ByteOutput();
            templates.render(template, Map.of(FRAME, frame, PAGE, model.get(PAGE)), output);
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, frame.lang());
            response.setHeader(
                    HttpHeaders.CACHE_CONTROL, shared && !frame.signedIn() ? shared(frame.now(), until) : OWN);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE + ", " + HttpHeaders.ACCEPT_LANGUAGE);
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
