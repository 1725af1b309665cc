package io.grandstand.identity;

import io.grandstand.kernel.BadValueException;
import java.util.regex.Pattern;

/** A Korean mobile number, kept in its international form ({@code +8210…}, ITU-T E.164). */
public record PhoneNumber(String international) {

    private static final Pattern DOMESTIC = Pattern.compile("010\\d{8}");

    /** As it is written at home: {@code 010-1234-5678}. */
    public String domestic() {
        String digits = "0" + international.substring(3);
        return digits.replaceFirst("(\\d{3})(\\d{4})(\\d{4})", "$1-$2-$3");
    }

    /** Reads {@code 010########}, with or without hyphens or spaces. */
    public static PhoneNumber parse(String text) {
        String digits = text.replaceAll("[\\s-]", "");
        if (!DOMESTIC.matcher(digits).matches()) {
            throw new BadValueException("must be a mobile number: 010 and eight more digits");
        }
        return new PhoneNumber("+82" + digits.substring(1));
    }
}
