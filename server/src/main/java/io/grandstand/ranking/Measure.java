package io.grandstand.ranking;

import java.util.Arrays;
import java.util.Optional;

/** What a ranking goes by. */
public enum Measure {
    /** How much of what is for sale is booked. */
    SHARE("share"),
    /** Tickets that were bought within the last hour, less those that were given back in it. */
    TREND("trend");

    private final String word;

    Measure(String word) {
        this.word = word;
    }

    /** How it is called in addresses. */
    public String word() {
        return word;
    }

    public static Optional<Measure> of(String word) {
        return Arrays.stream(values())
                .filter(measure -> measure.word.equals(word))
                .findFirst();
    }
}
