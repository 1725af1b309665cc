package io.grandstand.site;

import io.grandstand.identity.AccountLanguage;
import io.grandstand.identity.Nickname;
import io.grandstand.identity.Password;
import io.grandstand.identity.PasswordChanges;
import io.grandstand.identity.PhoneNumber;
import io.grandstand.identity.Profile;
import io.grandstand.identity.Profiles;
import io.grandstand.identity.SessionId;
import io.grandstand.kernel.BadValueException;
import io.grandstand.kernel.Caller;
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
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Changing what an account says of its owner, and its password; plain forms, so that it works without a script. */
@Controller
@Framed
@RunsIn(Role.SITE)
@RequestMapping("/me")
class ProfilePages {

    private final Pages pages;
    private final Profiles profiles;
    private final PasswordChanges passwords;
    private final Language languages;

    ProfilePages(Pages pages, Profiles profiles, PasswordChanges passwords, Language languages) {
        this.pages = pages;
        this.profiles = profiles;
        this.passwords = passwords;
        this.languages = languages;
    }

    @GetMapping("/profile")
    ModelAndView form(Caller caller, @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return profiles.find(caller.account())
                .map(profile -> profile(values(profile, frame), Map.of()))
                .orElseGet(pages::notFound);
    }

    private static Map<String, String> values(Profile profile, Frame frame) {
        return Map.of(
                "nickname",
                profile.nickname(),
                "phone",
                profile.phone().map(PhoneNumber::domestic).orElse(""),
                "language",
                profile.language().map(AccountLanguage::tag).orElse(frame.lang()));
    }

    /** The pages of this browser follow: who chose a language does not expect to choose it twice. */
    @PostMapping("/profile")
    ModelAndView change(
            Caller caller,
            @RequestParam(defaultValue = "") String nickname,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String language,
            HttpServletRequest request,
            HttpServletResponse response) {
        var errors = new FieldErrors();
        Nickname name = errors.read("nickname", nickname, Nickname::new);
        PhoneNumber number = errors.read("phone", phone, PhoneNumber::parse);
        AccountLanguage chosen = errors.read("language", language, ProfilePages::language);
        Map<String, String> values = Map.of("nickname", nickname, "phone", phone, "language", language);
        if (name == null || number == null || chosen == null) {
            return refused(profile(values, Faults.of(errors)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (profiles.change(new Profiles.Change(caller.account(), name, number, chosen))) {
            case Profiles.Result.Changed _ -> {
                languages.setLocale(request, response, chosen.locale());
                yield new ModelAndView(Pages.redirect(new LocalPath("/me?done=profile")));
            }
            case Profiles.Result.AlreadyTaken(var field) ->
                refused(profile(values, Faults.taken(field)), HttpStatus.CONFLICT);
            case Profiles.Result.TooManyAttempts(Duration retryAfter) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Problems.retryAfterSeconds(retryAfter));
                yield refused(
                        profile(values, Map.of("phone", "profile.other-number-too-often")),
                        HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    private static AccountLanguage language(String tag) {
        return AccountLanguage.parse(tag).orElseThrow(() -> new BadValueException("must be ko or en"));
    }

    private ModelAndView profile(Map<String, String> values, Map<String, String> faults) {
        return pages.own("profile", new FormPage(values, faults, "/me"));
    }

    @GetMapping("/password")
    ModelAndView passwordForm(Caller caller) {
        return password(Map.of());
    }

    @PostMapping("/password")
    ModelAndView changePassword(
            Caller caller,
            @AuthenticationPrincipal Jwt token,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var errors = new FieldErrors();
        String known = errors.read("current", current, text -> text);
        Password next = errors.read("password", password, Password::new);
        if (known == null || next == null) {
            return refused(password(Faults.of(errors)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var here = new SessionId(UUID.fromString(token.getClaimAsString("sid")));
        return switch (passwords.change(caller.account(), here, known, next, request.getRemoteAddr())) {
            case PasswordChanges.Result.Changed _ ->
                new ModelAndView(Pages.redirect(new LocalPath("/me?done=password")));
            case PasswordChanges.Result.WrongPassword _ ->
                refused(password(Map.of("current", "signup.wrong-current")), HttpStatus.UNPROCESSABLE_CONTENT);
            case PasswordChanges.Result.TooManyAttempts(Duration retryAfter) ->
                later("login.too-many", HttpStatus.TOO_MANY_REQUESTS, retryAfter, response);
            case PasswordChanges.Result.Busy(Duration retryAfter) ->
                later("login.busy", HttpStatus.SERVICE_UNAVAILABLE, retryAfter, response);
        };
    }

    private ModelAndView later(String wrong, HttpStatus status, Duration retryAfter, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Problems.retryAfterSeconds(retryAfter));
        return refused(password(Map.of(FormPage.WHOLE, wrong)), status);
    }

    private ModelAndView password(Map<String, String> faults) {
        return pages.own("password-change", new FormPage(Map.of(), faults, "/me"));
    }

    private static ModelAndView refused(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }
}
