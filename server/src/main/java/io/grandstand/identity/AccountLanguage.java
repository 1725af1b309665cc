package io.grandstand.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody is written to in. */
public enum AccountLanguage {
    KOREAN(Locale.KOREAN),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    AccountLanguage(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** {@code ko} or {@code en}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** The language of a page; Korean where it is neither. */
    public static AccountLanguage of(Locale locale) {
        return parse(locale.getLanguage()).orElse(KOREAN);
    }

    public static Optional<AccountLanguage> parse(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }
}
