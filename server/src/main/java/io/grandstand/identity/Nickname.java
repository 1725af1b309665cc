package io.grandstand.identity;

import io.grandstand.kernel.BadValueException;
import java.util.regex.Pattern;

/** The name that others see. */
public record Nickname(String text) {

    public static final int LENGTH_MIN = 2;
    public static final int LENGTH_MAX = 20;

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}_. -]+");

    public Nickname {
        text = text.strip();
        if (text.length() < LENGTH_MIN
                || text.length() > LENGTH_MAX
                || !FORM.matcher(text).matches()) {
            throw new BadValueException("must be " + LENGTH_MIN + " to " + LENGTH_MAX
                    + " letters, digits, spaces, dots, hyphens or underscores");
        }
    }
}
