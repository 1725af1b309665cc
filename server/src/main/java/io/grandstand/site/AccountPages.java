package io.grandstand.site;

import io.grandstand.edge.PageSessions;
import io.grandstand.identity.Consents;
import io.grandstand.identity.LegalDocument;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Who somebody is here, and where they are logged in; plain forms, so that it works without a script. */
@Controller
@Framed
@RunsIn(Role.SITE)
class AccountPages {

    private final Pages pages;
    private final OwnAccount own;
    private final Consents consents;
    private final PageSessions pageSessions;

    AccountPages(Pages pages, OwnAccount own, Consents consents, PageSessions pageSessions) {
        this.pages = pages;
        this.own = own;
        this.consents = consents;
        this.pageSessions = pageSessions;
    }

    @GetMapping("/me")
    ModelAndView account(
            Caller caller, @AuthenticationPrincipal Jwt token, @RequestParam(required = false) @Nullable String done) {
        return own.page(caller.account(), token.getClaimAsString("sid"), done, null, 0)
                .map(page -> pages.own("account", page))
                .orElseGet(pages::notFound);
    }

    /** Who agrees to another version than the one in force sees that one, and agrees again or not. */
    @PostMapping("/me/consents")
    RedirectView agree(
            Caller caller,
            @RequestParam(defaultValue = "") String document,
            @RequestParam(defaultValue = "") String version) {
        boolean agreed = LegalDocument.parse(document)
                .map(asked -> consents.agree(caller.account(), asked, version) instanceof Consents.Result.Agreed)
                .orElse(false);
        return Pages.redirect(new LocalPath(agreed ? "/me?done=agreed" : "/me"));
    }

    @PostMapping("/me/logout-everywhere")
    RedirectView logOutEverywhere(Caller caller, HttpServletResponse response) {
        pageSessions.logOutEverywhere(response, caller.account());
        return Pages.redirect(LoginPages.LOGGED_OUT_EVERYWHERE);
    }
}
