package io.grandstand.identity;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody logged in with, in our own words: of what their browser says about itself no character is kept.
 *
 * @param platform empty where it does not say
 */
public record Device(Browser browser, Optional<Platform> platform) {

    /** What is written after that says nothing of the kind, and may be endless. */
    private static final int SAID_LENGTH_MAX = 512;

    /** Browsers have begun with this for thirty years. */
    private static final String BROWSERS = "Mozilla/";

    private static final String NOTHING = "(?!)";

    /** Those that say they are Chrome or Safari as well come before these. */
    public enum Browser {
        KAKAOTALK("KAKAOTALK"),
        NAVER_APP("NAVER\\(inapp"),
        WHALE("Whale/"),
        SAMSUNG_INTERNET("SamsungBrowser/"),
        EDGE("Edg(?:A|iOS)?/"),
        OPERA("OPR/"),
        FIREFOX("(?:Firefox|FxiOS)/"),
        CHROME("(?:Chrome|CriOS)/"),
        SAFARI("Safari/"),
        /** One that we have no word for. */
        OTHER(NOTHING),
        /** No browser: it calls the interface. */
        PROGRAM(NOTHING);

        private final Pattern mark;

        Browser(String mark) {
            this.mark = Pattern.compile(mark);
        }
    }

    /** Those that say they are Linux or a Mac as well come before these. */
    public enum Platform {
        IPHONE("iPhone"),
        IPAD("iPad"),
        ANDROID("Android"),
        CHROME_OS("CrOS"),
        WINDOWS("Windows"),
        MAC("Macintosh"),
        LINUX("Linux");

        private final String mark;

        Platform(String mark) {
            this.mark = mark;
        }
    }

    /**
     * Of the header {@code User-Agent}.
     *
     * @return empty where it says nothing that we have words for
     */
    public static Optional<Device> of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return Optional.empty();
        }
        String said = userAgent.substring(0, Math.min(userAgent.length(), SAID_LENGTH_MAX));
        if (!said.startsWith(BROWSERS)) {
            return Optional.of(new Device(Browser.PROGRAM, Optional.empty()));
        }
        Optional<Browser> browser = Arrays.stream(Browser.values())
                .filter(one -> one.mark.matcher(said).find())
                .findFirst();
        Optional<Platform> platform = Arrays.stream(Platform.values())
                .filter(one -> said.contains(one.mark))
                .findFirst();
        return browser.isEmpty() && platform.isEmpty()
                ? Optional.empty()
                : Optional.of(new Device(browser.orElse(Browser.OTHER), platform));
    }

    /** As it is kept: {@code CHROME ANDROID}. */
    String kept() {
        return platform.map(on -> browser + " " + on).orElse(browser.name());
    }

    /** From how it is kept; empty where that is of a later version, or nothing. */
    static Optional<Device> parse(@Nullable String kept) {
        if (kept == null) {
            return Optional.empty();
        }
        String[] words = kept.split(" ", 2);
        Optional<Platform> platform = words.length == 1
                ? Optional.empty()
                : Arrays.stream(Platform.values())
                        .filter(one -> one.name().equals(words[1]))
                        .findFirst();
        return Arrays.stream(Browser.values())
                .filter(one -> one.name().equals(words[0]))
                .findFirst()
                .map(browser -> new Device(browser, platform));
    }
}
