package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * A line was lost between the publishing of its list and its draw. It is put back when the numbers are known, which takes
 * as long as a beacon; until then it is away, as where Redis is.
 */
class DrawUnderWayException extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1;

    DrawUnderWayException(PerformanceId performance) {
        super("the draw of performance " + performance + " is under way, and its line lost");
    }
}
