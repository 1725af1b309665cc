package io.grandstand.edge.finding;

import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.edge.finding.SearchParameters.Asked.Malformed;
import io.grandstand.edge.finding.SearchParameters.Asked.Search;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A host's own performances, those not yet visible among them. */
@RestController
@RunsIn(Role.HOST_API)
class HostListController {

    private final FindingPerformances finding;
    private final InstantSource clock;

    HostListController(FindingPerformances finding, InstantSource clock) {
        this.finding = finding;
        this.clock = clock;
    }

    @Operation(summary = "My performances, visible or not")
    @GetMapping("/api/v1/host/performances")
    ResponseEntity<Object> list(
            Caller caller, @RequestParam @Nullable Integer page, @RequestParam @Nullable Integer size) {
        if (!caller.is(AccountRole.HOST)) {
            return Problems.forHosts();
        }
        return switch (SearchParameters.paged(page, size).read(clock.instant())) {
            case Search asked ->
                ResponseEntity.ok(finding.search(PerformanceQuery.hostedBy(caller.account()), asked.page()));
            case Malformed(String detail) -> Problems.problem(HttpStatus.BAD_REQUEST, "malformed", detail);
        };
    }
}
