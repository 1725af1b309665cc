package io.grandstand.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.identity.AccessTokens;
import io.grandstand.identity.Account;
import io.grandstand.identity.Accounts;
import io.grandstand.identity.Device;
import io.grandstand.identity.RoleGrants;
import io.grandstand.identity.SessionView;
import io.grandstand.identity.Sessions;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who one is, who may do what, and the keys that say so. */
@RestController
@RunsIn(Role.IDENTITY_API)
class AccountController {

    private static final Duration KEYS_CACHED = Duration.ofMinutes(10);

    record MeAnswer(UUID accountId, String email, String nickname, Set<AccountRole> roles) {

        static MeAnswer of(Account account) {
            return new MeAnswer(account.id().value(), account.email(), account.nickname(), account.roles());
        }
    }

    /**
     * A log-in.
     *
     * @param current whether it is the one that asks
     * @param device with what, as far as that said so at the log-in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionAnswer(
            Instant since, boolean current, @Nullable DeviceAnswer device) {

        static SessionAnswer of(SessionView session, @Nullable String sid) {
            return new SessionAnswer(
                    session.since(),
                    session.isOf(sid),
                    session.device().map(DeviceAnswer::of).orElse(null));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeviceAnswer(Device.Browser browser, Device.@Nullable Platform platform) {

        static DeviceAnswer of(Device device) {
            return new DeviceAnswer(device.browser(), device.platform().orElse(null));
        }
    }

    record SessionsAnswer(List<SessionAnswer> items) {}

    @Schema(requiredProperties = {"roles"})
    record RolesForm(
            @Nullable Set<AccountRole> roles, @Nullable UUID staffOf) {}

    private final Accounts accounts;
    private final RoleGrants grants;
    private final AccessTokens tokens;
    private final Sessions sessions;

    AccountController(Accounts accounts, RoleGrants grants, AccessTokens tokens, Sessions sessions) {
        this.accounts = accounts;
        this.grants = grants;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Operation(summary = "My account")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MeAnswer.class)))
    @GetMapping("/api/v1/me")
    ResponseEntity<Object> me(Caller caller) {
        return accounts.find(caller.account())
                .<ResponseEntity<Object>>map(account -> ResponseEntity.ok(MeAnswer.of(account)))
                .orElseGet(() -> Problems.notFound("account"));
    }

    @Operation(summary = "Where I am logged in, the latest first")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionsAnswer.class)))
    @GetMapping("/api/v1/me/sessions")
    ResponseEntity<Object> sessions(Caller caller, @AuthenticationPrincipal Jwt token) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new SessionsAnswer(sessions.of(caller.account()).stream()
                        .map(session -> SessionAnswer.of(session, token.getClaimAsString("sid")))
                        .toList()));
    }

    /** The public keys of access tokens (RFC 7517), for whoever checks them elsewhere. */
    @Operation(summary = "The public keys of the access tokens")
    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, Object>> jwks() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEYS_CACHED).cachePublic())
                .body(tokens.jwks());
    }

    /** Only an admin gets here: the security chain sees to it for everything below {@code /admin}. */
    @Operation(
            summary = "Give an account its roles, as an admin",
            security = @SecurityRequirement(name = "accessToken"))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MeAnswer.class)))
    @PutMapping("/api/v1/admin/accounts/{id}/roles")
    ResponseEntity<Object> grant(@PathVariable UUID id, @RequestBody RolesForm form) {
        if (form.roles() == null || form.roles().isEmpty()) {
            return Problems.problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", "An account needs at least one role.");
        }
        var result = grants.grant(
                new AccountId(id),
                form.roles(),
                Optional.ofNullable(form.staffOf()).map(AccountId::new));
        return switch (result) {
            case RoleGrants.Result.Granted granted -> ResponseEntity.ok(MeAnswer.of(granted.account()));
            case RoleGrants.Result.UnknownAccount _ -> Problems.notFound("account");
            case RoleGrants.Result.NoSuchHost _ ->
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "invalid",
                        "Staff, and only staff, belong to a host: staffOf names one.");
        };
    }
}
