package io.grandstand.identity.web;

import io.grandstand.identity.AccountLanguage;
import io.grandstand.identity.Consents;
import io.grandstand.identity.LegalDocument;
import io.grandstand.identity.LegalDocuments;
import io.grandstand.identity.LegalText;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.FieldErrors;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What one agrees to, and who did. */
@RestController
@RunsIn(Role.IDENTITY_API)
class LegalController {

    record PartAnswer(String text, boolean heading) {}

    record TextAnswer(String document, String version, String title, List<PartAnswer> parts) {

        static TextAnswer of(LegalText text) {
            return new TextAnswer(
                    text.document().slug(),
                    text.version(),
                    text.title(),
                    text.parts().stream()
                            .map(part -> new PartAnswer(part.text(), part.heading()))
                            .toList());
        }
    }

    record ConsentAnswer(String document, String version, Instant at) {}

    record ConsentsAnswer(List<ConsentAnswer> items) {}

    @Schema(requiredProperties = {"version"})
    record ConsentForm(@Nullable String version) {}

    private final LegalDocuments documents;
    private final Consents consents;

    LegalController(LegalDocuments documents, Consents consents) {
        this.documents = documents;
        this.consents = consents;
    }

    @Operation(summary = "The terms, or how data are used", description = "`document` is `terms` or `privacy`.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TextAnswer.class)))
    @GetMapping("/api/v1/legal/{document}")
    ResponseEntity<Object> text(@PathVariable String document, Locale locale) {
        return LegalDocument.parse(document)
                .<ResponseEntity<Object>>map(
                        asked -> ResponseEntity.ok(TextAnswer.of(documents.text(asked, AccountLanguage.of(locale)))))
                .orElseGet(() -> Problems.notFound("document"));
    }

    @Operation(summary = "What I agreed to, the latest first")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConsentsAnswer.class)))
    @GetMapping("/api/v1/me/consents")
    ResponseEntity<Object> mine(Caller caller) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ConsentsAnswer(consents.of(caller.account()).stream()
                        .map(consent -> new ConsentAnswer(consent.document().slug(), consent.version(), consent.at()))
                        .toList()));
    }

    @Operation(summary = "Agree to the version of a document that is in force")
    @ApiResponse(responseCode = "204", content = @Content)
    @PutMapping("/api/v1/me/consents/{document}")
    ResponseEntity<Object> agree(@PathVariable String document, @RequestBody ConsentForm form, Caller caller) {
        var asked = LegalDocument.parse(document);
        if (asked.isEmpty()) {
            return Problems.notFound("document");
        }
        var errors = new FieldErrors();
        String version = errors.read("version", form.version(), text -> text);
        if (version == null) {
            return errors.problem();
        }
        return switch (consents.agree(caller.account(), asked.get(), version)) {
            case Consents.Result.Agreed _ -> ResponseEntity.noContent().build();
            case Consents.Result.NotInForce old -> AuthController.notInForce(asked.get(), old.inForce());
        };
    }
}
