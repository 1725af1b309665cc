package io.grandstand.site;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** A place on this site that a form may send somebody on to; never another site. */
record LocalPath(String value) {

    static final LocalPath HOME = new LocalPath("/");

    private static final int LENGTH_MAX = 500;

    /** The path asked for, or the home page where it would lead elsewhere. */
    static LocalPath of(@Nullable String asked) {
        // Browsers read "//host" and "/\host" as another host.
        if (asked == null
                || asked.length() > LENGTH_MAX
                || !asked.startsWith("/")
                || asked.startsWith("//")
                || asked.chars().anyMatch(c -> c == '\\' || c < ' ' || c > '~')) {
            return HOME;
        }
        try {
            URI uri = new URI(asked);
            return uri.isAbsolute() || uri.getRawAuthority() != null ? HOME : new LocalPath(asked);
        } catch (URISyntaxException e) {
            return HOME;
        }
    }
}
