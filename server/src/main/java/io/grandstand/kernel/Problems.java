package io.grandstand.kernel;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Refusals as RFC 9457 problem documents with a stable {@code type}. */
public final class Problems {

    private static final String BASE = "https://grandstand.io/problems/";

    private Problems() {}

    public static ProblemDetail detail(HttpStatus status, String slug, String detail, Map<String, ?> fields) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(BASE + slug));
        problem.setTitle(title(slug));
        fields.forEach(problem::setProperty);
        return problem;
    }

    public static ResponseEntity<Object> problem(HttpStatus status, String slug, String detail) {
        return problem(status, slug, detail, Map.of());
    }

    /** A problem with further members of the document, for programs to read. */
    public static ResponseEntity<Object> problem(HttpStatus status, String slug, String detail, Map<String, ?> fields) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(status, slug, detail, fields));
    }

    /** A refusal that ends by itself; {@code Retry-After} has whole seconds, and never fewer than it takes. */
    public static ResponseEntity<Object> later(HttpStatus status, String slug, String detail, Duration retryAfter) {
        return later(status, slug, detail, retryAfter, Map.of());
    }

    /** Says in the document, too, when to come again: in milliseconds, for programs that can wait for less than a second. */
    public static ResponseEntity<Object> soon(HttpStatus status, String slug, String detail, Duration retryAfter) {
        return later(status, slug, detail, retryAfter, Map.of("retryAfterMs", retryAfter.toMillis()));
    }

    private static ResponseEntity<Object> later(
            HttpStatus status, String slug, String detail, Duration retryAfter, Map<String, ?> fields) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, retryAfterSeconds(retryAfter))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(status, slug, detail, fields));
    }

    /** There is no room to decide it now; only for calls that do nothing twice when they come again. */
    public static ResponseEntity<Object> busy(Duration retryAfter) {
        return soon(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "Too many want something at once; the same call again, a little later, is safe.",
                retryAfter);
    }

    /** The value of a {@code Retry-After} header. */
    public static String retryAfterSeconds(Duration retryAfter) {
        return Long.toString(retryAfter.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** Nothing here, or nothing that the caller may know of. */
    public static ResponseEntity<Object> notFound(String what) {
        return problem(HttpStatus.NOT_FOUND, "not-found", "There is no such " + what + ".");
    }

    /** Hosts make this call, and who makes it is none. */
    public static ResponseEntity<Object> forHosts() {
        return problem(HttpStatus.FORBIDDEN, "forbidden", "This is for hosts.");
    }

    private static String title(String slug) {
        String words = slug.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
