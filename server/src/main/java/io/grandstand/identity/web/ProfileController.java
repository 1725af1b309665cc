package io.grandstand.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.identity.AccountLanguage;
import io.grandstand.identity.Confirmations;
import io.grandstand.identity.Confirmations.Contact;
import io.grandstand.identity.Nickname;
import io.grandstand.identity.PhoneNumber;
import io.grandstand.identity.Profile;
import io.grandstand.identity.Profiles;
import io.grandstand.kernel.BadValueException;
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
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What somebody's account says of them, and whether mail and text messages reach them. */
@RestController
@RunsIn(Role.IDENTITY_API)
class ProfileController {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProfileAnswer(
            UUID accountId,
            String email,
            boolean emailConfirmed,
            String nickname,
            @Nullable String phone,
            boolean phoneConfirmed,
            @Nullable LocalDate birthDate,
            @Nullable String language) {

        static ProfileAnswer of(Profile profile) {
            return new ProfileAnswer(
                    profile.id().value(),
                    profile.email(),
                    profile.emailConfirmed(),
                    profile.nickname(),
                    profile.phone().map(PhoneNumber::international).orElse(null),
                    profile.phoneConfirmed(),
                    profile.birthDate().orElse(null),
                    profile.language().map(AccountLanguage::tag).orElse(null));
        }
    }

    @Schema(requiredProperties = {"nickname", "phone", "language"})
    record ProfileForm(
            @Nullable String nickname,
            @Nullable String phone,
            @Nullable String language) {}

    @Schema(requiredProperties = {"token"})
    record LinkForm(@Nullable String token) {

        @Override
        public String toString() {
            return "LinkForm[…]";
        }
    }

    @Schema(requiredProperties = {"code"})
    record CodeForm(@Nullable String code) {

        @Override
        public String toString() {
            return "CodeForm[…]";
        }
    }

    private final Profiles profiles;
    private final Confirmations confirmations;

    ProfileController(Profiles profiles, Confirmations confirmations) {
        this.profiles = profiles;
        this.confirmations = confirmations;
    }

    @Operation(summary = "My profile")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProfileAnswer.class)))
    @GetMapping("/api/v1/me/profile")
    ResponseEntity<Object> profile(Caller caller) {
        return profiles.find(caller.account())
                .map(ProfileController::own)
                .orElseGet(() -> Problems.notFound("account"));
    }

    @Operation(
            summary = "Change my profile",
            description =
                    "Another phone number has to be confirmed anew. The e-mail address and the date of birth stay.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProfileAnswer.class)))
    @PutMapping("/api/v1/me/profile")
    ResponseEntity<Object> change(@RequestBody ProfileForm form, Caller caller) {
        var errors = new FieldErrors();
        Nickname nickname = errors.read("nickname", form.nickname(), Nickname::new);
        PhoneNumber phone = errors.read("phone", form.phone(), PhoneNumber::parse);
        AccountLanguage language = errors.read("language", form.language(), ProfileController::language);
        if (nickname == null || phone == null || language == null) {
            return errors.problem();
        }
        return switch (profiles.change(new Profiles.Change(caller.account(), nickname, phone, language))) {
            case Profiles.Result.Changed changed -> own(changed.profile());
            case Profiles.Result.AlreadyTaken taken -> AuthController.alreadyTaken(taken.field());
            case Profiles.Result.TooManyAttempts(Duration retryAfter) -> AuthController.tooMany(retryAfter);
        };
    }

    @Operation(
            summary = "Have the link or the code sent by which my e-mail address or my phone is confirmed",
            description = "`contact` is `email` or `phone`. Both were sent at the sign-up already.")
    @ApiResponse(responseCode = "202", content = @Content)
    @PostMapping("/api/v1/me/confirmations/{contact}")
    ResponseEntity<Object> ask(@PathVariable String contact, Caller caller, Locale locale, HttpServletRequest request) {
        Contact asked;
        switch (contact) {
            case "email" -> asked = Contact.EMAIL;
            case "phone" -> asked = Contact.PHONE;
            default -> {
                return Problems.notFound("contact");
            }
        }
        return switch (confirmations.ask(
                caller.account(), asked, AccountLanguage.of(locale), request.getRemoteAddr())) {
            case Confirmations.Asked.Accepted _ -> ResponseEntity.accepted().build();
            case Confirmations.Asked.AlreadyConfirmed _ ->
                Problems.problem(HttpStatus.CONFLICT, "already-confirmed", "This is confirmed already.");
            case Confirmations.Asked.NothingThere _ -> Problems.notFound("phone number");
            case Confirmations.Asked.TooManyAttempts(Duration retryAfter) -> AuthController.tooMany(retryAfter);
        };
    }

    @Operation(summary = "Confirm an e-mail address, with the link's token")
    @ApiResponse(responseCode = "204", content = @Content)
    @PostMapping("/api/v1/auth/email-confirmation")
    ResponseEntity<Object> confirmEmail(@RequestBody LinkForm form) {
        var errors = new FieldErrors();
        String token = errors.read("token", form.token(), text -> text);
        if (token == null) {
            return errors.problem();
        }
        return confirmations.confirmEmail(token)
                ? ResponseEntity.noContent().build()
                : PasswordController.linkRefused();
    }

    @Operation(summary = "Confirm my phone number, with the code that was sent there")
    @ApiResponse(responseCode = "204", content = @Content)
    @PostMapping("/api/v1/me/phone-confirmation")
    ResponseEntity<Object> confirmPhone(@RequestBody CodeForm form, Caller caller) {
        var errors = new FieldErrors();
        String code = errors.read("code", form.code(), text -> text);
        if (code == null) {
            return errors.problem();
        }
        return switch (confirmations.confirmPhone(caller.account(), code.strip())) {
            case Confirmations.CodeResult.Confirmed _ ->
                ResponseEntity.noContent().build();
            case Confirmations.CodeResult.WrongCode wrong ->
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "wrong-code",
                        "This is not the code that was sent.",
                        Map.of("triesLeft", wrong.triesLeft()));
            case Confirmations.CodeResult.NoCode _ ->
                Problems.problem(
                        HttpStatus.GONE, "code-over", "No code was sent, or it is over: have another one sent.");
        };
    }

    private static AccountLanguage language(String tag) {
        return AccountLanguage.parse(tag).orElseThrow(() -> new BadValueException("must be ko or en"));
    }

    private static ResponseEntity<Object> own(Profile profile) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(ProfileAnswer.of(profile));
    }
}
