package io.grandstand.site;

import io.grandstand.identity.AccountLanguage;
import io.grandstand.identity.Confirmations;
import io.grandstand.identity.Confirmations.CodeResult;
import io.grandstand.identity.Confirmations.Contact;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.FormPage;
import io.grandstand.site.view.Frame;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Showing that mail and text messages arrive; plain forms, so that it works without a script. */
@Controller
@Framed
@RunsIn(Role.SITE)
class ConfirmationPages {

    private final Pages pages;
    private final OwnAccount own;
    private final Confirmations confirmations;

    ConfirmationPages(Pages pages, OwnAccount own, Confirmations confirmations) {
        this.pages = pages;
        this.own = own;
        this.confirmations = confirmations;
    }

    /** Only asks: programs that look into mail for evil follow its links, and would confirm what nobody read. */
    @GetMapping("/email/confirm")
    ModelAndView link(@RequestParam(defaultValue = "") String token, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        return confirmations.usable(token)
                ? pages.own("email-confirm", new FormPage(Map.of("token", token), Map.of(), "/"))
                : over();
    }

    @PostMapping("/email/confirm")
    ModelAndView confirm(@RequestParam(defaultValue = "") String token) {
        return confirmations.confirmEmail(token)
                ? new ModelAndView(Pages.redirect(new LocalPath("/email/confirmed")))
                : over();
    }

    @GetMapping("/email/confirmed")
    ModelAndView confirmed() {
        return pages.own("email-confirmed", new FormPage(Map.of(), Map.of(), "/"));
    }

    private ModelAndView over() {
        var answer = pages.own("email-over", new FormPage(Map.of(), Map.of(), "/"));
        answer.setStatus(HttpStatus.GONE);
        return answer;
    }

    @PostMapping("/me/confirmations/email")
    ModelAndView sendLink(
            Caller caller,
            @AuthenticationPrincipal Jwt token,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame,
            HttpServletRequest request,
            HttpServletResponse response) {
        return asked(caller, token, send(caller, Contact.EMAIL, frame, request), "email-sent", response);
    }

    @PostMapping("/me/confirmations/phone")
    ModelAndView sendCode(
            Caller caller,
            @AuthenticationPrincipal Jwt token,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame,
            HttpServletRequest request,
            HttpServletResponse response) {
        return asked(caller, token, send(caller, Contact.PHONE, frame, request), "phone-sent", response);
    }

    private Confirmations.Asked send(Caller caller, Contact contact, Frame frame, HttpServletRequest request) {
        return confirmations.ask(
                caller.account(), contact, AccountLanguage.of(frame.words().locale()), request.getRemoteAddr());
    }

    private ModelAndView asked(
            Caller caller, Jwt token, Confirmations.Asked asked, String done, HttpServletResponse response) {
        return switch (asked) {
            case Confirmations.Asked.Accepted _ -> new ModelAndView(Pages.redirect(new LocalPath("/me?done=" + done)));
            // Somebody was quicker, on another device perhaps: the page shows what holds.
            case Confirmations.Asked.AlreadyConfirmed _, Confirmations.Asked.NothingThere _ ->
                new ModelAndView(Pages.redirect(new LocalPath("/me")));
            case Confirmations.Asked.TooManyAttempts(Duration retryAfter) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Problems.retryAfterSeconds(retryAfter));
                yield account(caller, token, HttpStatus.TOO_MANY_REQUESTS, "account.too-many", 0);
            }
        };
    }

    @PostMapping("/me/phone-confirmation")
    ModelAndView code(Caller caller, @AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "") String code) {
        return switch (confirmations.confirmPhone(caller.account(), code.strip())) {
            case CodeResult.Confirmed _ -> new ModelAndView(Pages.redirect(new LocalPath("/me?done=phone-confirmed")));
            case CodeResult.WrongCode(int triesLeft) ->
                account(caller, token, HttpStatus.UNPROCESSABLE_CONTENT, "account.wrong-code", triesLeft);
            case CodeResult.NoCode _ -> account(caller, token, HttpStatus.UNPROCESSABLE_CONTENT, "account.no-code", 0);
        };
    }

    private ModelAndView account(Caller caller, Jwt token, HttpStatus status, String wrong, int triesLeft) {
        return own.page(caller.account(), token.getClaimAsString("sid"), null, wrong, triesLeft)
                .map(page -> {
                    var answer = pages.own("account", page);
                    answer.setStatus(status);
                    return answer;
                })
                .orElseGet(pages::notFound);
    }
}
