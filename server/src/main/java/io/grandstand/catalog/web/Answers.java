package io.grandstand.catalog.web;

import io.grandstand.catalog.HostResult;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Problems;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How a host's wishes are answered. */
final class Answers {

    private Answers() {}

    static ResponseEntity<Object> toHost(Caller caller, Supplier<ResponseEntity<Object>> answer) {
        return caller.is(AccountRole.HOST) ? answer.get() : Problems.forHosts();
    }

    static ResponseEntity<Object> toHost(
            Caller caller, int page, int size, Function<PageRequest, ResponseEntity<Object>> answer) {
        return toHost(caller, () -> paged(page, size, answer));
    }

    static ResponseEntity<Object> paged(int page, int size, Function<PageRequest, ResponseEntity<Object>> answer) {
        if (page < 0 || page > PageRequest.PAGE_MAX || size < 1 || size > PageRequest.SIZE_MAX) {
            return malformed("page must be from 0 to %d, size from 1 to %d."
                    .formatted(PageRequest.PAGE_MAX, PageRequest.SIZE_MAX));
        }
        return answer.apply(new PageRequest(page, size));
    }

    /**
     * A result as a response.
     *
     * @param what a venue, show or performance
     */
    static <T> ResponseEntity<Object> of(
            HostResult<T> result, String what, Function<? super T, ResponseEntity<Object>> done) {
        return switch (result) {
            case HostResult.Done<T>(T value) -> done.apply(value);
            case HostResult.Faulty<T> faulty ->
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "bad-" + what,
                        "Something is wrong with this " + what + ".",
                        Map.of("errors", faulty.faults()));
            case HostResult.Unknown<T> unknown -> Problems.notFound(what);
            case HostResult.AlreadySold<T> sold ->
                Problems.problem(
                        HttpStatus.CONFLICT, "already-sold", "Seats of it are held, or were sold or given away.");
            case HostResult.InUse<T> used ->
                Problems.problem(HttpStatus.CONFLICT, "in-use", "There are performances of it: delete them first.");
        };
    }

    static ResponseEntity<Object> malformed(String detail) {
        return Problems.problem(HttpStatus.BAD_REQUEST, "malformed", detail);
    }
}
