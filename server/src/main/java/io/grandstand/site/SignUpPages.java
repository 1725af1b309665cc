package io.grandstand.site;

import io.grandstand.edge.PageSessions;
import io.grandstand.identity.AccountLanguage;
import io.grandstand.identity.LegalDocument;
import io.grandstand.identity.LegalDocuments;
import io.grandstand.identity.SignUp;
import io.grandstand.identity.SignUpForm;
import io.grandstand.identity.SignUpResult;
import io.grandstand.identity.SignUps;
import io.grandstand.kernel.FieldErrors;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.FormPage;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.SignUpPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Getting an account. */
@Controller
@Framed
@RunsIn(Role.SITE)
class SignUpPages {

    private final Pages pages;
    private final SignUps signUps;
    private final PageSessions sessions;
    private final LegalDocuments documents;

    SignUpPages(Pages pages, SignUps signUps, PageSessions sessions, LegalDocuments documents) {
        this.pages = pages;
        this.signUps = signUps;
        this.sessions = sessions;
        this.documents = documents;
    }

    @GetMapping("/signup")
    ModelAndView form(@RequestParam(required = false) @Nullable String next) {
        return page(Map.of(), Map.of(), LocalPath.of(next));
    }

    @PostMapping("/signup")
    ModelAndView signUp(
            SignUpForm typed,
            @RequestParam(required = false) @Nullable String next,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame,
            HttpServletRequest request,
            HttpServletResponse response) {
        LocalPath on = LocalPath.of(next);
        var errors = new FieldErrors();
        SignUp command = typed.check(AccountLanguage.of(frame.words().locale()), request.getRemoteAddr(), errors);
        Map<String, String> faults = new HashMap<>(Faults.of(errors));
        if (typed.terms() == null) {
            faults.put(LegalDocument.TERMS.slug(), "signup.agree-terms");
        }
        if (typed.privacy() == null) {
            faults.put(LegalDocument.PRIVACY.slug(), "signup.agree-privacy");
        }
        if (command == null || !faults.isEmpty()) {
            return refused(typed, faults, on);
        }
        return switch (signUps.signUp(command)) {
            case SignUpResult.SignedUp _ -> {
                sessions.logIn(
                        request,
                        response,
                        command.email().text(),
                        command.password().text());
                yield new ModelAndView(Pages.redirect(on));
            }
            case SignUpResult.AlreadyTaken(var field) -> refused(typed, Faults.taken(field), on);
            case SignUpResult.TooYoung _ -> refused(typed, Map.of("birthDate", "signup.too-young"), on);
            case SignUpResult.NotInForce old ->
                refused(typed, Map.of(old.document().slug(), "signup.not-in-force"), on);
            case SignUpResult.TooManyAttempts(Duration retryAfter) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Problems.retryAfterSeconds(retryAfter));
                yield refused(typed, "signup.too-many", on, HttpStatus.TOO_MANY_REQUESTS);
            }
            case SignUpResult.Busy(Duration retryAfter) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Problems.retryAfterSeconds(retryAfter));
                yield refused(typed, "login.busy", on, HttpStatus.SERVICE_UNAVAILABLE);
            }
        };
    }

    private ModelAndView refused(SignUpForm typed, String wrong, LocalPath next, HttpStatus status) {
        ModelAndView answer = refused(typed, Map.of(FormPage.WHOLE, wrong), next);
        answer.setStatus(status);
        return answer;
    }

    private ModelAndView refused(SignUpForm typed, Map<String, String> faults, LocalPath next) {
        Map<String, String> values = Map.of(
                "email", text(typed.email()),
                "nickname", text(typed.nickname()),
                "phone", text(typed.phone()),
                "birthDate", text(typed.birthDate()),
                "terms", text(typed.terms()),
                "privacy", text(typed.privacy()));
        Map<String, String> marked = new HashMap<>(faults);
        // It is never sent back, so that it is empty now even where it was right.
        marked.putIfAbsent("password", "signup.password-again");
        var answer = page(values, marked, next);
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    /** With the versions that one agrees to by it. */
    private ModelAndView page(Map<String, String> values, Map<String, String> faults, LocalPath next) {
        var form = new FormPage(values, faults, next.value());
        return pages.own(
                "signup",
                new SignUpPage(form, documents.version(LegalDocument.TERMS), documents.version(LegalDocument.PRIVACY)));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
