package io.grandstand.site;

import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.PerformanceStatus;
import io.grandstand.catalog.ShowKind;
import io.grandstand.catalog.TeamId;
import io.grandstand.catalog.VenueId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The search as it stands in an address. People edit addresses: what cannot be read does not matter. */
record SearchForm(
        @Nullable String q,
        @Nullable String kind,
        @Nullable String team,
        @Nullable String venue,
        @Nullable String from,
        @Nullable String to,
        @Nullable String status,
        @Nullable String page) {

    /** Far enough for everybody, and nowhere near what no database can count. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private static final String OPEN = "open";
    private static final String SOON = "soon";

    PerformanceQuery query(ZoneId zone) {
        return new PerformanceQuery(
                words(),
                ofKind(),
                number(team).stream().mapToObj(TeamId::new).findFirst(),
                number(venue).stream().mapToObj(VenueId::new).findFirst(),
                Optional.empty(),
                date(from).map(day -> day.atStartOfDay(zone).toInstant()),
                date(to).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
                phase(),
                Optional.empty(),
                PerformanceQuery.Sort.STARTS_FIRST);
    }

    int pageNumber(int most) {
        return (int) Math.min(most, Math.max(0, number(page).orElse(1) - 1));
    }

    String words(String separator) {
        return String.join(separator, words());
    }

    String kindText() {
        return ofKind().map(SearchForm::text).orElse("");
    }

    String teamText() {
        return text(number(team));
    }

    String venueText() {
        return text(number(venue));
    }

    String fromText() {
        return date(from).map(LocalDate::toString).orElse("");
    }

    String toText() {
        return date(to).map(LocalDate::toString).orElse("");
    }

    String statusText() {
        return phase().map(phase -> phase == PerformanceStatus.ON_SALE ? OPEN : SOON)
                .orElse("");
    }

    private List<String> words() {
        if (q == null) {
            return List.of();
        }
        String text = q.strip();
        return Arrays.stream(text.substring(0, Math.min(text.length(), PerformanceQuery.TEXT_LENGTH_MAX))
                        .split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .limit(PerformanceQuery.WORDS_MAX)
                .toList();
    }

    private Optional<ShowKind> ofKind() {
        return Arrays.stream(ShowKind.values())
                .filter(known -> text(known).equals(kind))
                .findFirst();
    }

    private static String text(ShowKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Optional<PerformanceStatus> phase() {
        if (OPEN.equals(status)) {
            return Optional.of(PerformanceStatus.ON_SALE);
        }
        return SOON.equals(status) ? Optional.of(PerformanceStatus.SCHEDULED) : Optional.empty();
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "";
    }

    private static OptionalLong number(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException notOne) {
            return OptionalLong.empty();
        }
    }

    private static Optional<LocalDate> date(@Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text)).filter(day -> day.isAfter(EARLIEST) && day.isBefore(LATEST));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }
}
