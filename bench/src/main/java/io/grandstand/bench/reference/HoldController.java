package io.grandstand.bench.reference;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.redisson.client.RedisException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Holding seats over HTTP, answered in the words of the product. */
@RestController
class HoldController {

    /** The wish as it is sent. */
    record HoldRequest(long performance, List<Integer> seats, UUID fan) {}

    /** The hold as it is answered. */
    record HoldAnswer(
            UUID holdId, long performanceId, String status, List<SeatAnswer> seats, long total, Instant until) {}

    record SeatAnswer(int seat, String label, long price) {}

    private final Holding holding;

    HoldController(Holding holding) {
        this.holding = holding;
    }

    @PutMapping("/holds/{hold}")
    ResponseEntity<Object> hold(@PathVariable UUID hold, @RequestBody HoldRequest request) {
        var seats = new TreeSet<>(request.seats());
        if (seats.isEmpty()
                || seats.size() > HoldSeats.SEATS_MAX
                || seats.size() < request.seats().size()) {
            return problem(
                    HttpStatus.BAD_REQUEST, "malformed", "1 to " + HoldSeats.SEATS_MAX + " different seats.", Map.of());
        }
        var wish = new HoldSeats(hold, request.performance(), seats, request.fan());
        return switch (holding.hold(wish)) {
            case HoldResult.Held(var held, var until) -> created(wish, held, until);
            case HoldResult.HeldAlready(var held, var until) -> created(wish, held, until);
            case HoldResult.SeatsTaken(var taken) ->
                problem(
                        HttpStatus.CONFLICT,
                        "seats-taken",
                        "Somebody else has them; nothing was held.",
                        Map.of("taken", taken));
            case HoldResult.UnknownSeats unknown ->
                problem(HttpStatus.UNPROCESSABLE_CONTENT, "unknown-seats", "There are no such seats.", Map.of());
            case HoldResult.Busy busy -> busy();
        };
    }

    /** Two different wishes under one id: the second one's hold cannot be written. */
    @ExceptionHandler(DataIntegrityViolationException.class)
    ResponseEntity<Object> idReused() {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT, "id-reused", "This id stands for another hold already.", Map.of());
    }

    /** A wait came to its end. If the hold was given nevertheless, the same call once more says so. */
    @ExceptionHandler({
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class,
        JpaSystemException.class,
        TransactionException.class,
        RedisException.class
    })
    ResponseEntity<Object> busy() {
        ResponseEntity<Object> problem = problem(
                HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too many want something at once; try again.", Map.of());
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(problem.getBody());
    }

    private static ResponseEntity<Object> created(HoldSeats wish, List<SeatView> held, Instant until) {
        List<SeatAnswer> seats = held.stream()
                .map(seat -> new SeatAnswer(seat.seat(), seat.label(), seat.price()))
                .toList();
        long total = held.stream().mapToLong(SeatView::price).sum();
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new HoldAnswer(wish.hold(), wish.performance(), "HELD", seats, total, until));
    }

    private static ResponseEntity<Object> problem(
            HttpStatus status, String slug, String detail, Map<String, Object> fields) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("https://grandstand.io/problems/" + slug));
        problem.setTitle(slug.replace('-', ' '));
        fields.forEach(problem::setProperty);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
