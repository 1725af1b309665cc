package io.grandstand.site;

import io.grandstand.site.view.Words;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Which language somebody reads: what they chose, else what their browser asks for, else Korean. */
@Component("localeResolver")
class Language implements LocaleResolver {

    static final String COOKIE = "lang";

    private static final int COOKIE_SECONDS = 365 * 24 * 60 * 60;

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, COOKIE);
        if (chosen != null) {
            return Words.of(Locale.forLanguageTag(chosen.getValue())).locale();
        }
        String asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (asked == null || asked.isBlank()) {
            return Words.KOREAN.locale();
        }
        return preferred(asked);
    }

    /** Somebody who asks only for languages that there are none of reads English sooner than Korean. */
    private static Locale preferred(String asked) {
        try {
            Locale best = Locale.lookup(
                    Locale.LanguageRange.parse(asked),
                    Words.ALL.stream().map(Words::locale).toList());
            return best == null ? Words.ENGLISH.locale() : best;
        } catch (IllegalArgumentException malformed) {
            return Words.KOREAN.locale();
        }
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response == null || locale == null) {
            throw new IllegalArgumentException("a choice of language needs both a language and a response");
        }
        Cookie cookie = new Cookie(COOKIE, Words.of(locale).language());
        cookie.setPath("/");
        cookie.setMaxAge(COOKIE_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
