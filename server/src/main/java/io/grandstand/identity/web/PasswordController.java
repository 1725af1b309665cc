package io.grandstand.identity.web;

import io.grandstand.identity.AccountLanguage;
import io.grandstand.identity.EmailAddress;
import io.grandstand.identity.ForgottenPasswords;
import io.grandstand.identity.Password;
import io.grandstand.identity.PasswordChanges;
import io.grandstand.identity.SessionId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.FieldErrors;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Passwords that were forgotten, and those that are changed. */
@RestController
@RunsIn(Role.IDENTITY_API)
class PasswordController {

    @Schema(requiredProperties = {"email"})
    record ForgottenForm(@Nullable String email) {}

    record SentAnswer(long linkLifetimeSeconds) {}

    @Schema(requiredProperties = {"token", "password"})
    record RenewalForm(@Nullable String token, @Nullable String password) {

        @Override
        public String toString() {
            return "RenewalForm[…]";
        }
    }

    @Schema(requiredProperties = {"current", "password"})
    record ChangeForm(@Nullable String current, @Nullable String password) {

        @Override
        public String toString() {
            return "ChangeForm[…]";
        }
    }

    private final ForgottenPasswords forgotten;
    private final PasswordChanges changes;

    PasswordController(ForgottenPasswords forgotten, PasswordChanges changes) {
        this.forgotten = forgotten;
        this.changes = changes;
    }

    @Operation(
            summary = "Forgotten password: have a link sent",
            description = "The answer is the same whether there is such an account or not.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = SentAnswer.class)))
    @PostMapping("/api/v1/auth/password-links")
    ResponseEntity<Object> ask(@RequestBody ForgottenForm form, Locale locale, HttpServletRequest request) {
        var errors = new FieldErrors();
        EmailAddress email = errors.read("email", form.email(), EmailAddress::new);
        if (email == null) {
            return errors.problem();
        }
        return switch (forgotten.ask(email, AccountLanguage.of(locale), request.getRemoteAddr())) {
            case ForgottenPasswords.Asked.Accepted(Duration lifetime) ->
                ResponseEntity.accepted().body(new SentAnswer(lifetime.toSeconds()));
            case ForgottenPasswords.Asked.TooManyAttempts(Duration retryAfter) -> AuthController.tooMany(retryAfter);
        };
    }

    @Operation(summary = "Forgotten password: choose a new one, with the link's token; every session ends")
    @ApiResponse(responseCode = "204", content = @Content)
    @PostMapping("/api/v1/auth/password")
    ResponseEntity<Object> renew(@RequestBody RenewalForm form, HttpServletRequest request) {
        var errors = new FieldErrors();
        String token = errors.read("token", form.token(), text -> text);
        Password password = errors.read("password", form.password(), Password::new);
        if (token == null || password == null) {
            return errors.problem();
        }
        return switch (forgotten.renew(token, password, request.getRemoteAddr())) {
            case ForgottenPasswords.Renewed.Changed _ ->
                ResponseEntity.noContent().build();
            case ForgottenPasswords.Renewed.LinkRefused _ -> linkRefused();
            case ForgottenPasswords.Renewed.TooManyAttempts(Duration retryAfter) -> AuthController.tooMany(retryAfter);
            case ForgottenPasswords.Renewed.Busy(Duration retryAfter) -> AuthController.busy(retryAfter);
        };
    }

    @Operation(summary = "Change my password; every other session ends")
    @ApiResponse(responseCode = "204", content = @Content)
    @PutMapping("/api/v1/me/password")
    ResponseEntity<Object> change(
            @RequestBody ChangeForm form,
            Caller caller,
            @AuthenticationPrincipal Jwt token,
            HttpServletRequest request) {
        var errors = new FieldErrors();
        String current = errors.read("current", form.current(), text -> text);
        Password password = errors.read("password", form.password(), Password::new);
        if (current == null || password == null) {
            return errors.problem();
        }
        var here = new SessionId(UUID.fromString(token.getClaimAsString("sid")));
        return switch (changes.change(caller.account(), here, current, password, request.getRemoteAddr())) {
            case PasswordChanges.Result.Changed _ -> ResponseEntity.noContent().build();
            case PasswordChanges.Result.WrongPassword _ ->
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT, "wrong-password", "This is not the password of the account.");
            case PasswordChanges.Result.TooManyAttempts(Duration retryAfter) -> AuthController.tooMany(retryAfter);
            case PasswordChanges.Result.Busy(Duration retryAfter) -> AuthController.busy(retryAfter);
        };
    }

    static ResponseEntity<Object> linkRefused() {
        return Problems.problem(HttpStatus.GONE, "link-over", "This link is unknown, over, or was used.");
    }
}
