package io.grandstand.site;

import io.grandstand.identity.AccountLanguage;
import io.grandstand.identity.EmailAddress;
import io.grandstand.identity.ForgottenPasswords;
import io.grandstand.identity.Password;
import io.grandstand.kernel.FieldErrors;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.FormPage;
import io.grandstand.site.view.Frame;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** For who forgot their password: a link, and by it a new one; plain forms, so that it works without a script. */
@Controller
@Framed
@RunsIn(Role.SITE)
@RequestMapping("/password")
class PasswordPages {

    /** Where the words are how long the link is good for. */
    static final String MINUTES = "minutes";

    private final Pages pages;
    private final ForgottenPasswords forgotten;

    PasswordPages(Pages pages, ForgottenPasswords forgotten) {
        this.pages = pages;
        this.forgotten = forgotten;
    }

    @GetMapping("/forgotten")
    ModelAndView form(@RequestParam(required = false) @Nullable String sent) {
        return pages.own(
                "password-forgotten",
                new FormPage(sent == null ? Map.of() : Map.of(MINUTES, minutes(sent)), Map.of(), "/"));
    }

    @PostMapping("/forgotten")
    ModelAndView ask(
            @RequestParam(defaultValue = "") String email,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame,
            HttpServletRequest request,
            HttpServletResponse response) {
        var errors = new FieldErrors();
        EmailAddress address = errors.read("email", email, EmailAddress::new);
        if (address == null) {
            return refused("password-forgotten", Map.of("email", email), Faults.of(errors));
        }
        var language = AccountLanguage.of(frame.words().locale());
        return switch (forgotten.ask(address, language, request.getRemoteAddr())) {
            case ForgottenPasswords.Asked.Accepted(Duration lifetime) ->
                new ModelAndView(Pages.redirect(new LocalPath("/password/forgotten?sent=" + lifetime.toMinutes())));
            case ForgottenPasswords.Asked.TooManyAttempts(Duration retryAfter) ->
                later("password-forgotten", Map.of("email", email), "account.too-many", retryAfter, response);
        };
    }

    @GetMapping("/new")
    ModelAndView choose(@RequestParam(defaultValue = "") String token, HttpServletResponse response) {
        // The link is a secret until it is used: it must not travel on.
        response.setHeader("Referrer-Policy", "no-referrer");
        return forgotten.usable(token)
                ? pages.own("password-new", new FormPage(Map.of("token", token), Map.of(), "/"))
                : over();
    }

    @PostMapping("/new")
    ModelAndView renew(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var errors = new FieldErrors();
        Password secret = errors.read("password", password, Password::new);
        Map<String, String> values = Map.of("token", token);
        if (secret == null) {
            return refused("password-new", values, Faults.of(errors));
        }
        return switch (forgotten.renew(token, secret, request.getRemoteAddr())) {
            case ForgottenPasswords.Renewed.Changed _ ->
                new ModelAndView(Pages.redirect(new LocalPath("/password/changed")));
            case ForgottenPasswords.Renewed.LinkRefused _ -> over();
            case ForgottenPasswords.Renewed.TooManyAttempts(Duration retryAfter) ->
                later("password-new", values, "login.too-many", retryAfter, response);
            case ForgottenPasswords.Renewed.Busy(Duration retryAfter) -> {
                ModelAndView busy = later("password-new", values, "login.busy", retryAfter, response);
                busy.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
                yield busy;
            }
        };
    }

    @GetMapping("/changed")
    ModelAndView changed() {
        return pages.own("password-changed", new FormPage(Map.of(), Map.of(), "/"));
    }

    private ModelAndView over() {
        var answer = pages.own("password-over", new FormPage(Map.of(), Map.of(), "/"));
        answer.setStatus(HttpStatus.GONE);
        return answer;
    }

    private ModelAndView later(
            String template,
            Map<String, String> values,
            String wrong,
            Duration retryAfter,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Problems.retryAfterSeconds(retryAfter));
        ModelAndView answer = refused(template, values, Map.of(FormPage.WHOLE, wrong));
        answer.setStatus(HttpStatus.TOO_MANY_REQUESTS);
        return answer;
    }

    private ModelAndView refused(String template, Map<String, String> values, Map<String, String> faults) {
        var answer = pages.own(template, new FormPage(values, faults, "/"));
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    /** An address can be made by anybody: a number is shown, and nothing else. */
    private static String minutes(String sent) {
        return sent.matches("\\d{1,5}") ? sent : "30";
    }
}
