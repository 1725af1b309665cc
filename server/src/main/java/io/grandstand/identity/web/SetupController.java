package io.grandstand.identity.web;

import io.grandstand.identity.EmailAddress;
import io.grandstand.identity.FirstAdmin;
import io.grandstand.identity.Nickname;
import io.grandstand.identity.Password;
import io.grandstand.kernel.FieldErrors;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The first admin of a real installation. */
@RestController
@RunsIn(Role.IDENTITY_API)
class SetupController {

    @Schema(requiredProperties = {"token", "email", "password", "nickname"})
    record SetupForm(
            @Nullable String token,
            @Nullable String email,
            @Nullable String password,
            @Nullable String nickname) {

        @Override
        public String toString() {
            return "SetupForm[…]";
        }
    }

    record CreatedAnswer(UUID accountId) {}

    private final FirstAdmin firstAdmin;

    SetupController(FirstAdmin firstAdmin) {
        this.firstAdmin = firstAdmin;
    }

    @Operation(summary = "Make the first admin, with the one-time link's token")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CreatedAnswer.class)))
    @PostMapping("/api/v1/setup")
    ResponseEntity<Object> create(@RequestBody SetupForm form) {
        var errors = new FieldErrors();
        String token = errors.read("token", form.token(), text -> text);
        EmailAddress email = errors.read("email", form.email(), EmailAddress::new);
        Password password = errors.read("password", form.password(), Password::new);
        Nickname nickname = errors.read("nickname", form.nickname(), Nickname::new);
        if (token == null || email == null || password == null || nickname == null) {
            return errors.problem();
        }
        return switch (firstAdmin.create(token, email, password, nickname)) {
            case FirstAdmin.Result.Created created ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(new CreatedAnswer(created.account().value()));
            case FirstAdmin.Result.LinkRefused _ ->
                Problems.problem(HttpStatus.FORBIDDEN, "forbidden", "This link is unknown, over, or was used.");
            case FirstAdmin.Result.AlreadyTaken taken -> AuthController.alreadyTaken(taken.field());
            case FirstAdmin.Result.Busy busy -> AuthController.busy(busy.retryAfter());
        };
    }
}
