package io.grandstand.waitingroom;

import io.grandstand.kernel.Problems;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says so when the line cannot be reached: fans keep their entries and ask again. */
@RestControllerAdvice(basePackageClasses = LineAwayAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class LineAwayAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(LineAwayAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "3";

    @ExceptionHandler({RedisConnectionFailureException.class, RedisSystemException.class, QueryTimeoutException.class})
    ResponseEntity<ProblemDetail> away(Exception cause) {
        LOG.debug("line=away", cause);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(Problems.detail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "waiting-room-away",
                        "The line cannot be reached just now. Your place is kept; ask again in a moment.",
                        Map.of()));
    }
}
