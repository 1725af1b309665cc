package io.grandstand.identity;

import io.grandstand.kernel.BadValueException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address that mail may be sent to; of two that differ in case only, one may sign up. */
public record EmailAddress(String text) {

    public static final int LENGTH_MAX = 254;

    /** Deliberately loose: whether it works is found out by writing to it. */
    private static final Pattern FORM =
            Pattern.compile("[^\\s\\p{Cntrl}@<>\"(),:;\\\\\\[\\]]{1,64}@[^\\s\\p{Cntrl}@.]+(\\.[^\\s\\p{Cntrl}@.]+)+");

    public EmailAddress {
        text = text.strip();
        if (text.length() > LENGTH_MAX || !FORM.matcher(text).matches()) {
            throw new BadValueException("must be an e-mail address of at most " + LENGTH_MAX + " characters");
        }
    }

    /** Empty where it is none. */
    public static Optional<EmailAddress> parse(String text) {
        try {
            return Optional.of(new EmailAddress(text));
        } catch (BadValueException notOne) {
            return Optional.empty();
        }
    }

    /** What two spellings of one address have in common. */
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }
}
