package io.grandstand.catalog.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The names of rows from one to another: {@code 1} to {@code 12}, or {@code A} to {@code F}. */
final class RowNames {

    private static final int NUMBER_MAX = 9_999;
    private static final int NUMBER_LENGTH_MAX = 4;

    private RowNames() {}

    /** Empty where these are not two of a kind, in their order and no more than so many. */
    static Optional<List<String>> between(String from, String to, int rowsMax) {
        Optional<IntStream> rows = letter(from) && letter(to)
                ? Optional.of(IntStream.rangeClosed(from.charAt(0), to.charAt(0)))
                : number(from) && number(to)
                        ? Optional.of(IntStream.rangeClosed(Integer.parseInt(from), Integer.parseInt(to)))
                        : Optional.empty();
        boolean letters = letter(from);
        return rows.map(numbers -> numbers.limit(rowsMax + 1L)
                        .mapToObj(row -> letters ? Character.toString(row) : Integer.toString(row))
                        .toList())
                .filter(names -> !names.isEmpty() && names.size() <= rowsMax);
    }

    private static boolean letter(String name) {
        return name.length() == 1 && name.charAt(0) >= 'A' && name.charAt(0) <= 'Z';
    }

    private static boolean number(String name) {
        return !name.isEmpty()
                && name.length() <= NUMBER_LENGTH_MAX
                && name.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(name) <= NUMBER_MAX;
    }
}
