package io.grandstand.identity.web;

import io.grandstand.identity.AccountLanguage;
import io.grandstand.identity.Device;
import io.grandstand.identity.LegalDocument;
import io.grandstand.identity.LogInResult;
import io.grandstand.identity.RefreshResult;
import io.grandstand.identity.SessionId;
import io.grandstand.identity.Sessions;
import io.grandstand.identity.SignUp;
import io.grandstand.identity.SignUpForm;
import io.grandstand.identity.SignUpResult;
import io.grandstand.identity.SignUps;
import io.grandstand.identity.Tokens;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing up, logging in, going on, logging out. */
@RestController
@RunsIn(Role.IDENTITY_API)
@RequestMapping("/api/v1/auth")
class AuthController {

    @Schema(requiredProperties = {"email", "password"})
    record LogInForm(@Nullable String email, @Nullable String password) {}

    @Schema(requiredProperties = {"refreshToken"})
    record RefreshForm(@Nullable String refreshToken) {}

    record SignedUpAnswer(UUID accountId) {}

    record TokensAnswer(String accessToken, String refreshToken, long expiresIn) {

        static TokensAnswer of(Tokens tokens) {
            return new TokensAnswer(
                    tokens.access(), tokens.refresh(), tokens.accessLifetime().toSeconds());
        }
    }

    private final SignUps signUps;
    private final Sessions sessions;

    AuthController(SignUps signUps, Sessions sessions) {
        this.signUps = signUps;
        this.sessions = sessions;
    }

    @Operation(summary = "Sign up")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SignedUpAnswer.class)))
    @PostMapping("/signup")
    ResponseEntity<Object> signUp(@RequestBody SignUpForm form, Locale locale, HttpServletRequest request) {
        var errors = new FieldErrors();
        SignUp command = form.check(AccountLanguage.of(locale), request.getRemoteAddr(), errors);
        if (command == null) {
            return errors.problem();
        }
        return switch (signUps.signUp(command)) {
            case SignUpResult.SignedUp done ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(new SignedUpAnswer(done.account().value()));
            case SignUpResult.AlreadyTaken taken -> alreadyTaken(taken.field());
            case SignUpResult.TooYoung young ->
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "too-young",
                        "An account needs an age of at least " + young.ageMin() + ".",
                        Map.of("ageMin", young.ageMin()));
            case SignUpResult.NotInForce old -> notInForce(old.document(), old.inForce());
            case SignUpResult.TooManyAttempts many -> tooMany(many.retryAfter());
            case SignUpResult.Busy busy -> busy(busy.retryAfter());
        };
    }

    @Operation(summary = "Log in")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TokensAnswer.class)))
    @PostMapping("/login")
    ResponseEntity<Object> logIn(@RequestBody LogInForm form, HttpServletRequest request) {
        String email = form.email() == null ? "" : form.email();
        String password = form.password() == null ? "" : form.password();
        Optional<Device> device = Device.of(request.getHeader(HttpHeaders.USER_AGENT));
        return switch (sessions.logIn(email, password, request.getRemoteAddr(), device)) {
            case LogInResult.LoggedIn in -> tokens(in.tokens());
            case LogInResult.BadCredentials _ ->
                Problems.problem(
                        HttpStatus.UNAUTHORIZED, "bad-credentials", "The e-mail address or the password is wrong.");
            case LogInResult.TooManyAttempts many -> tooMany(many.retryAfter());
            case LogInResult.Busy busy -> busy(busy.retryAfter());
        };
    }

    @Operation(summary = "Change a refresh token for new tokens")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TokensAnswer.class)))
    @PostMapping("/refresh")
    ResponseEntity<Object> refresh(@RequestBody RefreshForm form) {
        return switch (sessions.refresh(form.refreshToken() == null ? "" : form.refreshToken())) {
            case RefreshResult.Renewed renewed -> tokens(renewed.tokens());
            case RefreshResult.RenewedBeside _ -> throw new IllegalStateException("only pages are renewed beside");
            case RefreshResult.Refused _ ->
                Problems.problem(
                        HttpStatus.UNAUTHORIZED,
                        "unauthenticated",
                        "This refresh token is not good (any more): log in again.");
        };
    }

    @Operation(summary = "Log out, everywhere in this session")
    @ApiResponse(responseCode = "204", content = @Content)
    @PostMapping("/logout")
    ResponseEntity<Void> logOut(@AuthenticationPrincipal Jwt token) {
        sessions.logOut(new SessionId(UUID.fromString(token.getClaimAsString("sid"))));
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "Log out on every device")
    @ApiResponse(responseCode = "204", content = @Content)
    @PostMapping("/logout-everywhere")
    ResponseEntity<Void> logOutEverywhere(Caller caller) {
        sessions.logOutEverywhere(caller.account());
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<Object> tokens(Tokens tokens) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(TokensAnswer.of(tokens));
    }

    static ResponseEntity<Object> alreadyTaken(SignUpResult.Field field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        return Problems.problem(
                HttpStatus.CONFLICT, "already-taken", "Somebody has this " + name + " already.", Map.of("field", name));
    }

    static ResponseEntity<Object> notInForce(LegalDocument document, String inForce) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "not-in-force",
                "Another version of this document counts: read that, and agree to it.",
                Map.of("document", document.slug(), "inForce", inForce));
    }

    static ResponseEntity<Object> tooMany(Duration retryAfter) {
        return Problems.later(
                HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", "Too many attempts; try again later.", retryAfter);
    }

    static ResponseEntity<Object> busy(Duration retryAfter) {
        return Problems.later(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "Too many people come in at once; the same call again, a little later, is safe.",
                retryAfter);
    }
}
