package io.grandstand.site.view;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;

/** The words of one language. A key that has none is a mistake of ours and fails at once. */
public final class Words {

    public static final Words KOREAN = new Words(Locale.KOREAN);
    public static final Words ENGLISH = new Words(Locale.ENGLISH);

    /** Every language there is, the first one for those who ask for none. */
    public static final List<Words> ALL = List.of(KOREAN, ENGLISH);

    private final Locale locale;
    private final Map<String, String> patterns;

    private Words(Locale locale) {
        this.locale = locale;
        // Without the JVM's own language stepping in for a missing file.
        var bundle = ResourceBundle.getBundle(
                "messages", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        var all = new LinkedHashMap<String, String>();
        for (String key : bundle.keySet()) {
            all.put(key, bundle.getString(key));
        }
        this.patterns = Collections.unmodifiableMap(all);
    }

    /** The words of this language; Korean where there are none. */
    public static Words of(Locale locale) {
        return ALL.stream()
                .filter(words -> words.locale.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(KOREAN);
    }

    public Locale locale() {
        return locale;
    }

    /** {@code ko} or {@code en}. */
    public String language() {
        return locale.getLanguage();
    }

    /** The sentence for this key. Always a {@link MessageFormat}, so that an apostrophe is written the same everywhere. */
    public String say(String key, Object... values) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new MissingResourceException("no words for " + key + " in " + language(), "messages", key);
        }
        return new MessageFormat(pattern, locale).format(values);
    }

    /** The unformatted patterns of all keys with this prefix, by what follows it, for the scripts of the pages. */
    public SortedMap<String, String> patterns(String prefix) {
        var some = new TreeMap<String, String>();
        patterns.forEach((key, pattern) -> {
            if (key.startsWith(prefix)) {
                some.put(key.substring(prefix.length()), pattern);
            }
        });
        return Collections.unmodifiableSortedMap(some);
    }
}
