package io.grandstand.booking.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a client would like, as {@code Prefer} says it (RFC 7240). What is not known here is passed over. */
final class Preferences {

    static final String PREFER = "Prefer";
    static final String APPLIED = "Preference-Applied";
    static final String RESPOND_ASYNC = "respond-async";

    private Preferences() {}

    static boolean respondAsync(HttpServletRequest request) {
        return request.getHeader(PREFER) != null && respondAsync(Collections.list(request.getHeaders(PREFER)));
    }

    /** A preference is a word, perhaps with a value, and parameters after semicolons; an empty value is none. */
    static boolean respondAsync(List<String> headers) {
        return headers.stream()
                .flatMap(header -> split(header, ',').stream())
                .map(preference -> split(preference, ';').getFirst().strip())
                .anyMatch(Preferences::isRespondAsync);
    }

    private static boolean isRespondAsync(String preference) {
        int equals = preference.indexOf('=');
        String word = equals < 0 ? preference : preference.substring(0, equals).strip();
        String value = equals < 0 ? "" : preference.substring(equals + 1).strip();
        return word.equalsIgnoreCase(RESPOND_ASYNC) && (value.isEmpty() || value.equals("\"\""));
    }

    /** Not within quotes. */
    private static List<String> split(String text, char at) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int from = 0;
        for (int next = 0; next < text.length(); next++) {
            char character = text.charAt(next);
            if (quoted && character == '\\') {
                next++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == at && !quoted) {
                parts.add(text.substring(from, next));
                from = next + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
