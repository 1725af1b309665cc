package io.grandstand.site;

import io.grandstand.edge.PageSessions;
import io.grandstand.identity.Account;
import io.grandstand.identity.Accounts;
import io.grandstand.identity.Sessions;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.AccountPage;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Who somebody is here, and where they are logged in; plain forms, so that it works without a script. */
@Controller
@Framed
@RunsIn(Role.SITE)
class AccountPages {

    private final Pages pages;
    private final Accounts accounts;
    private final Sessions sessions;
    private final PageSessions pageSessions;

    AccountPages(Pages pages, Accounts accounts, Sessions sessions, PageSessions pageSessions) {
        this.pages = pages;
        this.accounts = accounts;
        this.sessions = sessions;
        this.pageSessions = pageSessions;
    }

    @GetMapping("/me")
    ModelAndView account(Caller caller, @AuthenticationPrincipal Jwt token) {
        return accounts.find(caller.account())
                .map(account -> pages.own("account", page(account, token.getClaimAsString("sid"))))
                .orElseGet(pages::notFound);
    }

    private AccountPage page(Account account, @Nullable String sid) {
        return new AccountPage(
                account.email(),
                account.nickname(),
                sessions.of(account.id()).stream()
                        .map(session -> new AccountPage.LogIn(session.since(), session.isOf(sid)))
                        .toList());
    }

    @PostMapping("/me/logout-everywhere")
    RedirectView logOutEverywhere(Caller caller, HttpServletResponse response) {
        pageSessions.logOutEverywhere(response, caller.account());
        return Pages.redirect(LocalPath.HOME);
    }
}
