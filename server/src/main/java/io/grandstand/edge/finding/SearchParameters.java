package io.grandstand.edge.finding;

import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.PerformanceQuery.Sort;
import io.grandstand.catalog.PerformanceStatus;
import io.grandstand.catalog.ShowKind;
import io.grandstand.catalog.TeamId;
import io.grandstand.catalog.VenueId;
import io.grandstand.kernel.PageRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in the address of a search, unchecked. */
record SearchParameters(
        @Nullable String q,
        @Nullable String kind,
        @Nullable Long team,
        @Nullable Long venueId,
        @Nullable String from,
        @Nullable String to,
        @Nullable String status,
        @Nullable String sort,
        @Nullable Integer page,
        @Nullable Integer size) {

    /** The days of a calendar are those of the places, which are all in Korea. */
    static final ZoneId CALENDAR = ZoneId.of("Asia/Seoul");

    private static final Map<String, Sort> SORTS = Map.of(
            "startsAt", Sort.STARTS_FIRST,
            "-startsAt", Sort.STARTS_LAST,
            "salesFrom", Sort.SALES_FIRST,
            "-salesFrom", Sort.SALES_LAST,
            "priceMin", Sort.CHEAPEST,
            "-priceMax", Sort.DEAREST);

    /** Far enough for everybody, and nowhere near what no database can count. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** What is asked for, in the catalogue's words. */
    sealed interface Asked {

        record Search(PerformanceQuery query, PageRequest page) implements Asked {}

        /** What makes no sense, all of it, for people to read. */
        record Malformed(String detail) implements Asked {}
    }

    static SearchParameters paged(@Nullable Integer page, @Nullable Integer size) {
        return new SearchParameters(null, null, null, null, null, null, null, null, page, size);
    }

    /** Without {@code from}, {@code to} and {@code status}: what has not begun yet. */
    Asked read(Instant now) {
        var faults = new ArrayList<String>();
        Optional<PageRequest> pageRequest = pageRequest(faults);
        List<String> words = words(faults);
        Optional<ShowKind> ofKind = Optional.ofNullable(kind).flatMap(name -> kindOf(name, faults));
        Optional<Instant> until = Optional.ofNullable(to).flatMap(text -> time("to", text, 1, faults));
        Optional<PerformanceStatus> wanted = Optional.ofNullable(status).flatMap(name -> statusOf(name, faults));
        Optional<Instant> since = Optional.ofNullable(from).flatMap(text -> time("from", text, 0, faults));
        Optional<Sort> order = order(faults);
        if (!faults.isEmpty()) {
            return new Asked.Malformed(String.join(" ", faults));
        }
        var query = new PerformanceQuery(
                words,
                ofKind,
                Optional.ofNullable(team).map(TeamId::new),
                Optional.ofNullable(venueId).map(VenueId::new),
                Optional.empty(),
                since.or(() -> until.isEmpty() && wanted.isEmpty() ? Optional.of(now) : Optional.empty()),
                until,
                wanted,
                Optional.empty(),
                order.orElseThrow());
        return new Asked.Search(query, pageRequest.orElseThrow());
    }

    private Optional<PageRequest> pageRequest(List<String> faults) {
        int number = page == null ? 0 : page;
        int items = size == null ? PageRequest.SIZE_DEFAULT : size;
        if (number < 0 || number > PageRequest.PAGE_MAX || items < 1 || items > PageRequest.SIZE_MAX) {
            faults.add("page must be from 0 to %d, size from 1 to %d."
                    .formatted(PageRequest.PAGE_MAX, PageRequest.SIZE_MAX));
            return Optional.empty();
        }
        return Optional.of(new PageRequest(number, items));
    }

    private List<String> words(List<String> faults) {
        if (q == null) {
            return List.of();
        }
        if (q.length() > PerformanceQuery.TEXT_LENGTH_MAX) {
            faults.add("q has at most " + PerformanceQuery.TEXT_LENGTH_MAX + " characters.");
            return List.of();
        }
        List<String> words = Arrays.stream(q.split("[\\s\\p{Cntrl}]+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.size() > PerformanceQuery.WORDS_MAX) {
            faults.add("q has at most " + PerformanceQuery.WORDS_MAX + " words.");
            return List.of();
        }
        return words;
    }

    private static Optional<ShowKind> kindOf(String name, List<String> faults) {
        Optional<ShowKind> found = Arrays.stream(ShowKind.values())
                .filter(known -> known.name().equalsIgnoreCase(name))
                .findFirst();
        if (found.isEmpty()) {
            faults.add("kind must be one of " + Arrays.toString(ShowKind.values()) + ".");
        }
        return found;
    }

    private static Optional<PerformanceStatus> statusOf(String name, List<String> faults) {
        Optional<PerformanceStatus> found = Arrays.stream(PerformanceStatus.values())
                .filter(known -> known.name().equalsIgnoreCase(name))
                .findFirst();
        if (found.isEmpty()) {
            faults.add("status must be one of " + Arrays.toString(PerformanceStatus.values()) + ".");
        }
        return found;
    }

    private Optional<Sort> order(List<String> faults) {
        Optional<Sort> order = Optional.ofNullable(SORTS.get(sort == null ? "startsAt" : sort));
        if (order.isEmpty()) {
            faults.add("sort must be one of " + SORTS.keySet().stream().sorted().toList() + ".");
        }
        return order;
    }

    /**
     * A time with its zone, or a day.
     *
     * @param days to add to a day: one that ends a range belongs to it
     */
    private static Optional<Instant> time(String name, String text, int days, List<String> faults) {
        try {
            Instant time = text.length() == "2026-04-01".length()
                    ? LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(CALENDAR)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return Optional.of(time);
            }
            faults.add(name + " is out of all reason.");
        } catch (DateTimeException unreadable) {
            faults.add(name + " must be a time with its zone, or a day: 2026-04-01.");
        }
        return Optional.empty();
    }
}
