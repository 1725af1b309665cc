package io.grandstand.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Tells people who look at pages from programs that call the interface. */
public final class Browsers {

    private static final String INTERFACE = "/api/";

    private Browsers() {}

    /** Whether a refusal or a failure is to be told by a page; in the dispatch of an error, what was asked for counts. */
    public static boolean wantPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE) && !path.startsWith(INTERFACE);
    }
}
