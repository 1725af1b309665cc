package io.grandstand.edge.limits;

import io.grandstand.edge.EdgeSettings;
import io.grandstand.edge.security.FilesOfHosts;
import io.grandstand.edge.security.ProblemResponses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads no more of a body than its limit, whether or not its length was told beforehand. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyLimitFilter extends OncePerRequestFilter {

    private static final String PLAN_IMPORT = "/api/v1/host/venues:import";
    private static final String PLAN_FORM = "/host/venues/plan";
    private static final Pattern POSTER = Pattern.compile("(?:/api/v1)?/host/shows/\\d+/poster");

    private final EdgeSettings settings;
    private final ProblemResponses problems;

    BodyLimitFilter(EdgeSettings settings, ProblemResponses problems) {
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        DataSize max = max(request.getRequestURI());
        if (request.getContentLengthLong() > max.toBytes()) {
            // The rest of it is not read: the connection cannot be used again.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            tooLarge(request, response, max);
            return;
        }
        // The container reads such a form itself, past what counts here. Every browser tells how long it is.
        if (request.getContentLengthLong() < 0 && FilesOfHosts.isForm(request)) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.write(response, HttpStatus.LENGTH_REQUIRED, "length-required", "Say how long the form is.");
            return;
        }
        chain.doFilter(new LimitedRequest(request, max), response);
    }

    /** Who sent a form reads a page. */
    private void tooLarge(HttpServletRequest request, HttpServletResponse response, DataSize max) throws IOException {
        if (FilesOfHosts.isForm(request)) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
            return;
        }
        problems.write(response, HttpStatus.CONTENT_TOO_LARGE, "too-large", new BodyTooLargeException(max).sentence());
    }

    private DataSize max(String path) {
        if (path.equals(PLAN_IMPORT) || path.equals(PLAN_FORM)) {
            return settings.planMax();
        }
        return POSTER.matcher(path).matches() ? settings.posterMax() : settings.bodyMax();
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private final DataSize max;

        LimitedRequest(HttpServletRequest request, DataSize max) {
            super(request);
            this.max = max;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), max);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final DataSize max;
        private long read;

        LimitedStream(ServletInputStream body, DataSize max) {
            this.body = body;
            this.max = max;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int some = body.read(to, offset, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int more) throws BodyTooLargeException {
            read += more;
            if (read > max.toBytes()) {
                throw new BodyTooLargeException(max);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
