package io.grandstand.booking.web;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.async.LaterHolds;
import io.grandstand.booking.async.LaterHolds.AskResult;
import io.grandstand.booking.async.LaterHolds.Fate;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Problems;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Holds that are decided later, over HTTP. */
@Component
class LaterHoldAnswers {

    private final LaterHolds later;
    private final HoldAnswers answers;

    LaterHoldAnswers(LaterHolds later, HoldAnswers answers) {
        this.later = later;
        this.answers = answers;
    }

    ResponseEntity<Object> ask(HoldSeats wanted) {
        return switch (later.ask(wanted)) {
            case AskResult.Asked(String receipt) ->
                ResponseEntity.accepted()
                        .header(Preferences.APPLIED, Preferences.RESPOND_ASYNC)
                        .location(URI.create("/api/v1/holds/" + wanted.id().value() + "?receipt=" + receipt))
                        .body(new LaterAnswer(wanted.id().value(), LaterAnswer.Status.PENDING, null));
            case AskResult.Unavailable(var retryAfter) -> unavailable(retryAfter);
        };
    }

    /** Empty where this is no receipt for this hold and account. */
    Optional<ResponseEntity<Object>> find(HoldId hold, AccountId account, String receipt) {
        return later.fate(hold, account, receipt).map(fate -> ResponseEntity.ok(body(hold, fate)));
    }

    private Object body(HoldId hold, Fate fate) {
        return switch (fate) {
            case Fate.Made(var made) -> HoldAnswer.of(made);
            case Fate.Pending() -> new LaterAnswer(hold.value(), LaterAnswer.Status.PENDING, null);
            case Fate.Refused(var asked, var why) ->
                new LaterAnswer(
                        hold.value(),
                        LaterAnswer.Status.REFUSED,
                        answers.to(asked.performance(), why).getBody());
        };
    }

    private static ResponseEntity<Object> unavailable(Duration retryAfter) {
        return Problems.soon(
                HttpStatus.SERVICE_UNAVAILABLE,
                "later-unavailable",
                "Nothing can be kept for later now; the same call without Prefer is decided at once, and is safe.",
                retryAfter);
    }
}
