package io.grandstand.edge.problems;

import io.grandstand.edge.Away;
import io.grandstand.edge.limits.BodyTooLargeException;
import io.grandstand.kernel.BadValueException;
import io.grandstand.kernel.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What went wrong on the way to a controller, or in it, as the caller may know it. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    static final String AWAY = "Something that this needs is away; try again shortly.";

    /** Where in a request's JSON something is wrong; longer paths are cut. */
    private static final int PATH_LENGTH_MAX = 200;

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException failure) {
        // First of all, as Jackson wraps it in words about the field that it was reading.
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return tooLarge(tooLarge);
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException) {
                return malformed("The JSON is nested too deeply, or has a number or a text that is too long.", null);
            }
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return malformed("There is no such field.", path(unknown));
            }
            if (cause instanceof JacksonException wrong) {
                String path = path(wrong);
                return path.isEmpty()
                        ? malformed("The body is no JSON of the form that is expected here.", null)
                        : malformed("This field has no value of the kind that is expected.", path);
            }
        }
        return malformed("A body in JSON is missing or cannot be read.", null);
    }

    /** Such as a chunk whose length is no number. */
    @ExceptionHandler(BadRequestException.class)
    static ResponseEntity<Object> brokenBody() {
        return malformed("The body is not sent in the way that its headers say.", null);
    }

    @ExceptionHandler(BodyTooLargeException.class)
    ResponseEntity<Object> tooLarge(BodyTooLargeException failure) {
        return Problems.problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", failure.sentence());
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException failure) {
        return malformed("This parameter has no value of the kind that is expected.", failure.getName());
    }

    @ExceptionHandler(MethodArgumentNotValidException.class)
    ResponseEntity<Object> invalid(MethodArgumentNotValidException failure) {
        List<Map<String, String>> errors = new ArrayList<>();
        for (FieldError error : failure.getBindingResult().getFieldErrors()) {
            errors.add(Map.of("path", error.getField(), "message", String.valueOf(error.getDefaultMessage())));
        }
        return Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid",
                "Some fields are not as they must be.",
                Map.of("errors", errors));
    }

    @ExceptionHandler(BadValueException.class)
    ResponseEntity<Object> badValue(BadValueException failure) {
        return malformed(String.valueOf(failure.getMessage()), null);
    }

    /** Tomcat reads parameters when somebody asks for the first one. */
    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<Object> unreadableParameters() {
        return malformed("The parameters are not encoded in a way that can be read.", null);
    }

    /** A form in parts that have no bounds, for example; no call here takes one. */
    @ExceptionHandler(MultipartException.class)
    ResponseEntity<Object> unreadableParts() {
        return malformed("The parts of this form cannot be read.", null);
    }

    /** As {@link Away} has them. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        RedisConnectionFailureException.class,
        RedisSystemException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<Object> away(Exception failure) {
        logAway(failure);
        return unavailable();
    }

    static void logAway(Throwable failure) {
        LOG.warn("request.failed=unavailable cause={}", failure.toString());
    }

    static ResponseEntity<Object> unavailable() {
        ResponseEntity<Object> problem = Problems.problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", AWAY);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, Away.RETRY_AFTER)
                .body(problem.getBody());
    }

    /** The security chain answers these. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void refused(RuntimeException refusal) {
        throw refusal;
    }

    /** The client is gone: there is nobody to tell. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, AsyncRequestTimeoutException.class})
    void gone() {}

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> anythingElse(Exception failure) {
        return failure instanceof ErrorResponse known
                ? ofStatus(known.getStatusCode(), known.getHeaders(), known.getBody())
                : internal(failure);
    }

    static ResponseEntity<Object> internal(Throwable failure) {
        UUID incident = UUID.randomUUID();
        LOG.error("request.failed=internal incident={}", incident, failure);
        return Problems.problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "Something went wrong here; it was written down.",
                Map.of("incident", incident));
    }

    /** A failure that Spring has a status for. */
    private static ResponseEntity<Object> ofStatus(HttpStatusCode code, HttpHeaders headers, ProblemDetail body) {
        HttpStatus status = HttpStatus.valueOf(code.value());
        ProblemDetail problem = Problems.detail(status, slug(status), sentence(status, body), Map.of());
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static String slug(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "malformed";
            case UNAUTHORIZED -> "unauthenticated";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case CONTENT_TOO_LARGE -> "too-large";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            case UNPROCESSABLE_CONTENT -> "invalid";
            case TOO_MANY_REQUESTS -> "too-many-attempts";
            case SERVICE_UNAVAILABLE -> "unavailable";
            default -> status.is5xxServerError() ? "internal" : "malformed";
        };
    }

    private static String sentence(HttpStatus status, @Nullable ProblemDetail body) {
        String detail = body == null ? null : body.getDetail();
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE, BAD_REQUEST ->
                detail == null ? status.getReasonPhrase() : detail;
            default -> status.getReasonPhrase();
        };
    }

    private static ResponseEntity<Object> malformed(String detail, @Nullable String where) {
        return Problems.problem(
                HttpStatus.BAD_REQUEST, "malformed", detail, where == null ? Map.of() : Map.of("path", where));
    }

    private static String path(JacksonException failure) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else if (step.getIndex() >= 0) {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.length() > PATH_LENGTH_MAX ? path.substring(0, PATH_LENGTH_MAX) : path.toString();
    }
}
