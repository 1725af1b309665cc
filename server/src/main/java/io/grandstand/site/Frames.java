package io.grandstand.site;

import io.grandstand.identity.Accounts;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.DemoSettings;
import io.grandstand.kernel.SiteSettings;
import io.grandstand.notification.Notices;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.Words;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Puts together what is around a page. */
@Component
class Frames {

    private final Accounts accounts;
    private final Notices notices;
    private final Assets assets;
    private final DemoSettings demo;
    private final SiteSettings settings;
    private final InstantSource clock;
    private final LocaleResolver languages;

    Frames(
            Accounts accounts,
            Notices notices,
            Assets assets,
            DemoSettings demo,
            SiteSettings settings,
            InstantSource clock,
            LocaleResolver localeResolver) {
        this.accounts = accounts;
        this.notices = notices;
        this.assets = assets;
        this.demo = demo;
        this.settings = settings;
        this.clock = clock;
        this.languages = localeResolver;
    }

    Frame frame(HttpServletRequest request, @Nullable Caller caller) {
        return new Frame(
                Words.of(languages.resolveLocale(request)),
                demo.enabled(),
                visitor(caller),
                () -> csrf(request),
                here(request),
                clock.instant(),
                settings.timeZone(),
                assets::address);
    }

    private Frame.@Nullable Visitor visitor(@Nullable Caller caller) {
        if (caller == null) {
            return null;
        }
        return accounts.find(caller.account())
                .map(account -> new Frame.Visitor(
                        account.id().toString(), account.nickname(), caller.mayHost(), notices.unread(account.id())))
                .orElse(null);
    }

    /** Asked for only where a page carries it, so that a page without it may be kept by anyone. */
    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    /** Whether there is one: who was refused early came past nobody who gives one out. */
    static boolean hasToken(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken;
    }

    private static String here(HttpServletRequest request) {
        // The page of an error stands at the address that failed.
        boolean failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String;
        Object path = failed ? request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) : request.getRequestURI();
        Object query = failed ? request.getAttribute(RequestDispatcher.ERROR_QUERY_STRING) : request.getQueryString();
        // What was sent is not asked for again by a link: the form is, empty.
        return FormAddress.of(path.toString())
                .orElseGet(() -> LocalPath.of(query == null ? path.toString() : path + "?" + query))
                .value();
    }
}
