package io.grandstand.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the form stands whose address only takes what is sent: that page answers there, with what was wrong. */
final class FormAddress {

    /** The page's address is the first group. */
    private static final List<Pattern> BENEATH_THEIR_PAGE = List.of(
            Pattern.compile("(/me/wallet)/charges"),
            Pattern.compile("(/me/notices)(?:/[^/]+)?/read"),
            Pattern.compile("(/me)/(?:consents|logout-everywhere|phone-confirmation|confirmations/(?:email|phone))"),
            Pattern.compile("(/orders/[^/]+)/more-time"),
            Pattern.compile("(/host/performances/[^/]+)/(?:publication|removal)"),
            Pattern.compile("(/host/shows/[^/]+)/poster(?:/removal)?"));

    private static final Map<String, String> ELSEWHERE =
            Map.of("/host/venues/plan", "/host/venues/new", "/logout", "/");

    private FormAddress() {}

    /** Empty where the address is the page's own. */
    static Optional<LocalPath> of(String path) {
        String elsewhere = ELSEWHERE.get(path);
        if (elsewhere != null) {
            return Optional.of(new LocalPath(elsewhere));
        }
        return BENEATH_THEIR_PAGE.stream()
                .map(form -> form.matcher(path))
                .filter(Matcher::matches)
                .map(form -> LocalPath.of(form.group(1)))
                .findFirst();
    }
}
