package io.grandstand.booking.web;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.LengthenResult;
import io.grandstand.booking.MoveResult;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.Performances;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.Problems;
import io.grandstand.waitingroom.AdmissionCheck;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Translates what became of a wish into HTTP. */
@Component
class HoldAnswers {

    private final Performances performances;

    HoldAnswers(Performances performances) {
        this.performances = performances;
    }

    ResponseEntity<Object> to(PerformanceId performance, HoldResult result) {
        return switch (result) {
            case HoldResult.Held(var hold) ->
                ResponseEntity.status(HttpStatus.CREATED).body(HoldAnswer.of(hold));
            case HoldResult.SeatsTaken(var taken) ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "seats-taken",
                        "Somebody else has them; nothing was held.",
                        Map.of("taken", SeatNo.indices(taken), "labels", performances.labels(performance, taken)));
            case HoldResult.AreaFull(var area, int left) ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "area-full",
                        "There is not room for so many; nothing was held.",
                        Map.of("sectionId", area.section(), "left", left));
            case HoldResult.LimitReached(int max, int already) ->
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "limit-reached",
                        "A fan may have " + max + " seats here, bought ones included.",
                        Map.of("max", max, "already", already));
            case HoldResult.SalesClosed closed ->
                Problems.problem(HttpStatus.CONFLICT, "sales-closed", "Nothing is sold here now.");
            case HoldResult.UnknownPerformance unknown -> Problems.notFound("performance");
            case HoldResult.UnknownSeats(var unknown) ->
                unknown(
                        "unknown-seats",
                        "There are no such seats, or they are not for sale.",
                        Map.of("unknown", SeatNo.indices(unknown)));
            case HoldResult.UnknownSection(int section) ->
                unknown("unknown-section", "There is no such section.", Map.of("sectionId", section));
            case HoldResult.UnknownCategory(int category) ->
                unknown(
                        "unknown-category",
                        "There is no such category, or it is not for sale.",
                        Map.of("categoryId", category));
            case HoldResult.NotTogether(int largest) ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        "not-enough-together",
                        "So many seats side by side are not free.",
                        Map.of("largest", largest));
            case HoldResult.NotSoMany(int left) ->
                Problems.problem(
                        HttpStatus.CONFLICT, "not-enough-seats", "So many seats are not free.", Map.of("left", left));
            case HoldResult.LeavesSingleSeats(var left) ->
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "leaves-single-seat",
                        "A single seat would be left; as many others of this row would leave none.",
                        Map.of("left", SeatNo.indices(left), "labels", performances.labels(performance, left)));
            case HoldResult.UnknownArea(var area) ->
                unknown(
                        "unknown-area",
                        "This section is no general-admission area, or it is not for sale.",
                        Map.of("sectionId", area.section()));
            case HoldResult.IdReused reused ->
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT, "id-reused", "This id stands for another hold already.");
            case HoldResult.NotInTime late ->
                Problems.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "not-in-time",
                        "Nobody came to decide it in time, and nobody will; nothing was held.");
            case HoldResult.Busy(var retryAfter) -> Problems.busy(retryAfter);
        };
    }

    private static ResponseEntity<Object> unknown(String slug, String detail, Map<String, ?> fields) {
        return Problems.problem(HttpStatus.UNPROCESSABLE_CONTENT, slug, detail, fields);
    }

    /** A hold whose seats are free already is as the fan wants it. */
    ResponseEntity<Object> toRelease(MoveResult result) {
        return switch (result) {
            case MoveResult.Moved moved -> ResponseEntity.noContent().build();
            case MoveResult.Gone gone -> ResponseEntity.noContent().build();
            case MoveResult.Illegal(var hold) -> notReleasable(hold);
            case MoveResult.OtherCapture(var hold) -> notReleasable(hold);
            case MoveResult.Unknown unknown -> Problems.notFound("hold");
            case MoveResult.Busy(var retryAfter) -> Problems.busy(retryAfter);
        };
    }

    ResponseEntity<Object> to(LengthenResult result) {
        return switch (result) {
            case LengthenResult.Lengthened(var hold) -> ResponseEntity.ok(HoldAnswer.of(hold));
            case LengthenResult.NotOffered _ ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        LengthenResult.Word.NO_MORE_TIME.slug(),
                        "The host of this performance gives no more time.");
            case LengthenResult.AlreadyLengthened(var hold) ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        LengthenResult.Word.ALREADY_LENGTHENED.slug(),
                        "It got more time before, which there is once.",
                        Map.of("until", hold.until()));
            case LengthenResult.NoLonger(var hold) ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        LengthenResult.Word.LONGEST_TIME.slug(),
                        "It lasts as long as any may, or as long as anything is sold here.",
                        Map.of("until", hold.until()));
            case LengthenResult.BeingPaid(var hold) ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        LengthenResult.Word.NOT_LENGTHENABLE.slug(),
                        "It is being paid, or it is sold.",
                        Map.of("holdStatus", hold.status()));
            case LengthenResult.Gone _ ->
                Problems.problem(
                        HttpStatus.CONFLICT,
                        LengthenResult.Word.HOLD_GONE.slug(),
                        "These seats are no longer held for you.");
            case LengthenResult.Unknown _ -> Problems.notFound("hold");
            case LengthenResult.Busy(var retryAfter) -> Problems.busy(retryAfter);
        };
    }

    private static ResponseEntity<Object> notReleasable(HoldView hold) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "not-releasable",
                "It is being paid, or it is sold.",
                Map.of("holdStatus", hold.status()));
    }

    ResponseEntity<Object> to(AdmissionCheck.Missing missing) {
        return Problems.problem(
                HttpStatus.FORBIDDEN, "admission-required", "Only who was let in from the waiting room may book here.");
    }

    ResponseEntity<Object> to(AdmissionCheck.Expired expired) {
        return Problems.problem(HttpStatus.FORBIDDEN, "admission-expired", "The time to book here is over.");
    }
}
