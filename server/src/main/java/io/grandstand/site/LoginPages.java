package io.grandstand.site;

import io.grandstand.edge.PageSessions;
import io.grandstand.identity.LogInResult;
import io.grandstand.identity.Profile;
import io.grandstand.identity.Profiles;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.FormPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.WebUtils;

/** Coming and going. */
@Controller
@Framed
@RunsIn(Role.SITE)
class LoginPages {

    static final LocalPath LOGGED_OUT_EVERYWHERE = new LocalPath("/login?out=everywhere");

    private final Pages pages;
    private final PageSessions sessions;
    private final Profiles profiles;
    private final Language languages;

    LoginPages(Pages pages, PageSessions sessions, Profiles profiles, Language languages) {
        this.pages = pages;
        this.sessions = sessions;
        this.profiles = profiles;
        this.languages = languages;
    }

    @GetMapping("/login")
    ModelAndView form(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String out,
            @Nullable Caller caller) {
        LocalPath on = LocalPath.of(next);
        if (caller != null) {
            return new ModelAndView(Pages.redirect(on));
        }
        return pages.own(
                "login", new FormPage(Map.of("out", "everywhere".equals(out) ? out : ""), Map.of(), on.value()));
    }

    @PostMapping("/login")
    ModelAndView logIn(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String next) {
        LocalPath on = LocalPath.of(next);
        return switch (sessions.logIn(request, response, email.strip(), password)) {
            case LogInResult.LoggedIn in -> {
                speakTheirLanguage(in.account(), request, response);
                yield new ModelAndView(Pages.redirect(on));
            }
            case LogInResult.BadCredentials _ -> refused(email, on, HttpStatus.UNAUTHORIZED, "login.bad-credentials");
            case LogInResult.TooManyAttempts(Duration retryAfter) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Problems.retryAfterSeconds(retryAfter));
                yield refused(email, on, HttpStatus.TOO_MANY_REQUESTS, "login.too-many");
            }
            case LogInResult.Busy(Duration retryAfter) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Problems.retryAfterSeconds(retryAfter));
                yield refused(email, on, HttpStatus.SERVICE_UNAVAILABLE, "login.busy");
            }
        };
    }

    /** In a browser where nobody has chosen one, pages are in the language of the account. */
    private void speakTheirLanguage(AccountId account, HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, Language.COOKIE) == null) {
            profiles.find(account)
                    .flatMap(Profile::language)
                    .ifPresent(language -> languages.setLocale(request, response, language.locale()));
        }
    }

    @PostMapping("/logout")
    RedirectView logOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.logOut(request, response);
        return Pages.redirect(LocalPath.HOME);
    }

    private ModelAndView refused(String email, LocalPath next, HttpStatus status, String wrong) {
        ModelAndView answer = page(email, next, Map.of(FormPage.WHOLE, wrong));
        answer.setStatus(status);
        return answer;
    }

    private ModelAndView page(String email, LocalPath next, Map<String, String> wrong) {
        return pages.own("login", new FormPage(Map.of("email", email), wrong, next.value()));
    }
}
