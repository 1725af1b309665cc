package io.grandstand.site.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around it: its language, who is looking, and where its files are.
 *
 * @param visitor who is logged in
 * @param csrf sent back with everything that changes something; asking for it makes the page its visitor's own
 * @param here this page's address with its query, for coming back to it; where a form was answered, the form's
 * @param assets from a file's path to its versioned address
 */
public record Frame(
        Words words,
        boolean demo,
        @Nullable Visitor visitor,
        Supplier<String> csrf,
        String here,
        Instant now,
        ZoneId zone,
        UnaryOperator<String> assets) {

    /**
     * Somebody who is logged in.
     *
     * @param host whether they put something on sale, or may watch everybody who does
     * @param unread notices that they have not read
     */
    public record Visitor(String accountId, String nickname, boolean host, long unread) {}

    public String t(String key, Object... values) {
        return words.say(key, values);
    }

    public String lang() {
        return words.language();
    }

    /** The language that is not this one. */
    public String otherLang() {
        return words == Words.KOREAN ? Words.ENGLISH.language() : Words.KOREAN.language();
    }

    /** This page in the other language. */
    public String switchHref() {
        return "/language?to=" + otherLang() + "&next=" + encoded(here);
    }

    /** Logs in and comes back here. */
    public String loginHref() {
        return loginHref(here);
    }

    /** Logs in and goes on to a place on this site. */
    public String loginHref(String next) {
        return "/login?next=" + encoded(next);
    }

    public String signupHref(String next) {
        return "/signup?next=" + encoded(next);
    }

    /** Where a form with a secret link's token stands: sent there, the answer can be come back to. */
    public String tokenHref(String path, String token) {
        return path + "?token=" + encoded(token);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public String asset(String path) {
        return assets.apply(path);
    }

    /** What a link to this path says of itself: {@code page} where it leads to the page that one is on. */
    public @Nullable String at(String path) {
        return here.equals(path) || here.startsWith(path + "?") ? "page" : null;
    }

    public boolean signedIn() {
        return visitor != null;
    }

    /** {@code 12,000원}. */
    public String won(long amount) {
        return t("money.won", number(amount));
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(words.locale()).format(number);
    }

    /** {@code 2026. 4. 3. (금) 18:30}. */
    public String when(Instant at) {
        return format("time.when", at);
    }

    /** {@code 4월 3일 금요일}, above what happens on it. */
    public String day(Instant at) {
        return format("time.heading", at);
    }

    /** {@code 4. 3.}, on the leaf of a calendar. */
    public String dayOfMonth(Instant at) {
        return format("time.day", at);
    }

    public String weekday(Instant at) {
        return format("time.weekday", at);
    }

    public String clock(Instant at) {
        return format("time.clock", at);
    }

    /** {@code Korean Time}. */
    public String zoneName() {
        return zone.getDisplayName(TextStyle.FULL, words.locale());
    }

    public LocalDate date(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** {@code 2000. 4. 3.}. */
    public String day(LocalDate date) {
        return DateTimeFormatter.ofPattern(t("time.date"), words.locale()).format(date);
    }

    private String format(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(t(pattern), words.locale()).format(at.atZone(zone));
    }
}
