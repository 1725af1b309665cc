package io.grandstand.order.web;

import io.grandstand.kernel.Problems;
import io.grandstand.order.AdmissionRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The problem of somebody who may not buy now. */
final class NotAdmitted {

    private NotAdmitted() {}

    static ResponseEntity<Object> problem(AdmissionRefusal why) {
        return switch (why) {
            case REQUIRED ->
                Problems.problem(
                        HttpStatus.FORBIDDEN, "admission-required", "An admission to this performance is needed.");
            case EXPIRED -> Problems.problem(HttpStatus.FORBIDDEN, "admission-expired", "The admission has expired.");
        };
    }
}
