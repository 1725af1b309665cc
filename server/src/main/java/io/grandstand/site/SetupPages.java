package io.grandstand.site;

import io.grandstand.edge.PageSessions;
import io.grandstand.identity.EmailAddress;
import io.grandstand.identity.FirstAdmin;
import io.grandstand.identity.Nickname;
import io.grandstand.identity.Password;
import io.grandstand.kernel.FieldErrors;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.FormPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first admin of an installation, by the link that was printed at its first start. */
@Controller
@Framed
@RunsIn(Role.SITE)
class SetupPages {

    private final Pages pages;
    private final FirstAdmin firstAdmin;
    private final PageSessions sessions;

    SetupPages(Pages pages, FirstAdmin firstAdmin, PageSessions sessions) {
        this.pages = pages;
        this.firstAdmin = firstAdmin;
        this.sessions = sessions;
    }

    @GetMapping("/setup")
    ModelAndView form(@RequestParam(defaultValue = "") String token, HttpServletResponse response) {
        if (!firstAdmin.usable(token)) {
            return pages.error(HttpStatus.FORBIDDEN);
        }
        // The link is a secret until it is used: it must not travel on.
        response.setHeader("Referrer-Policy", "no-referrer");
        return pages.own("setup", new FormPage(Map.of("token", token), Map.of(), "/"));
    }

    @PostMapping("/setup")
    ModelAndView create(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String nickname,
            HttpServletRequest request,
            HttpServletResponse response) {
        var errors = new FieldErrors();
        EmailAddress address = errors.read("email", email, EmailAddress::new);
        Password secret = errors.read("password", password, Password::new);
        Nickname name = errors.read("nickname", nickname, Nickname::new);
        var values = Map.of("token", token, "email", email, "nickname", nickname);
        if (address == null || secret == null || name == null) {
            return refused(values, Faults.of(errors));
        }
        return switch (firstAdmin.create(token, address, secret, name)) {
            case FirstAdmin.Result.Created _ -> {
                sessions.logIn(request, response, address.text(), password);
                yield new ModelAndView(Pages.redirect(LocalPath.HOME));
            }
            case FirstAdmin.Result.LinkRefused _ -> pages.error(HttpStatus.FORBIDDEN);
            case FirstAdmin.Result.AlreadyTaken(var field) -> refused(values, Faults.taken(field));
            case FirstAdmin.Result.Busy(Duration retryAfter) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Problems.retryAfterSeconds(retryAfter));
                ModelAndView busy = refused(values, Map.of(FormPage.WHOLE, "login.busy"));
                busy.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
                yield busy;
            }
        };
    }

    private ModelAndView refused(Map<String, String> values, Map<String, String> faults) {
        var answer = pages.own("setup", new FormPage(values, faults, LocalPath.HOME.value()));
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }
}
