package io.grandstand.site;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what somebody typed; what cannot be read is nothing, which the rules then find missing. */
final class Typed {

    private static final BigDecimal SECONDS_A_MINUTE = BigDecimal.valueOf(60);
    private static final int NUMBER_LENGTH_MAX = 12;

    /** Nothing with an exponent: a few characters of that make a number that fills the memory. */
    private static final Pattern MINUTES = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?");

    private Typed() {}

    static @Nullable Integer whole(String typed) {
        Long number = number(typed);
        return number == null || number > Integer.MAX_VALUE || number < Integer.MIN_VALUE ? null : number.intValue();
    }

    /** Prices are written with commas as well. */
    static @Nullable Long number(String typed) {
        try {
            String digits = typed.replace(",", "").strip();
            return digits.length() > NUMBER_LENGTH_MAX ? null : Long.valueOf(digits);
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    /** Minutes, halves of them too, as seconds. */
    static @Nullable Integer seconds(String minutes) {
        try {
            String digits = minutes.strip();
            return MINUTES.matcher(digits).matches()
                    ? new BigDecimal(digits).multiply(SECONDS_A_MINUTE).intValueExact()
                    : null;
        } catch (ArithmeticException notSo) {
            return null;
        }
    }

    static String minutes(int seconds) {
        return BigDecimal.valueOf(seconds)
                .divide(SECONDS_A_MINUTE, 3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A moment as a field for date and time writes it. */
    static @Nullable Instant moment(String typed, ZoneId zone) {
        try {
            return LocalDateTime.parse(typed).atZone(zone).toInstant();
        } catch (DateTimeParseException notOne) {
            return null;
        }
    }

    static String moment(Instant moment, ZoneId zone) {
        return LocalDateTime.ofInstant(moment, zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
