package io.grandstand.kernel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseEntity;

/**
 * A call that a whole crowd makes at the same moment. Where it comes in its plainest form, with a good access token, it is
 * served without the machinery that other calls need; in any other form it goes the usual way, which must answer the same.
 */
public interface ExpressDoor {

    /** The pattern of its address, under which it is measured. */
    String pattern();

    /** What serves this call, if it is one for this door and plain; nothing of its body is read before it is served. */
    Optional<Visit> open(HttpServletRequest call);

    /** One call, before it is known whose it is. */
    @FunctionalInterface
    interface Visit {

        /** @throws Exception that is answered like one of a controller's */
        ResponseEntity<Object> serve(Caller caller) throws Exception;
    }
}
