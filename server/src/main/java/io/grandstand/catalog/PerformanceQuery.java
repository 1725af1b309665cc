package io.grandstand.catalog;

import io.grandstand.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody looks for; whatever is empty does not matter.
 *
 * @param words each must occur in the title, the artist, a team's name or the venue's, in whatever case
 * @param from earliest start
 * @param to latest start, exclusive
 * @param phase {@link PerformanceStatus#SOLD_OUT} reads as {@link PerformanceStatus#ON_SALE}: what is left is not known
 *     here
 * @param hostedBy this host's alone, those not yet visible among them; empty: everybody's that are visible
 */
public record PerformanceQuery(
        List<String> words,
        Optional<ShowKind> kind,
        Optional<TeamId> team,
        Optional<VenueId> venue,
        Optional<ShowId> show,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<PerformanceStatus> phase,
        Optional<AccountId> hostedBy,
        Sort sort) {

    public static final int WORDS_MAX = 8;
    public static final int TEXT_LENGTH_MAX = 100;

    /** In which order. */
    public enum Sort {
        STARTS_FIRST,
        STARTS_LAST,
        SALES_FIRST,
        SALES_LAST,
        CHEAPEST,
        DEAREST
    }

    public PerformanceQuery {
        words = List.copyOf(words);
        if (words.size() > WORDS_MAX) {
            throw new IllegalArgumentException("at most " + WORDS_MAX + " words: " + words.size());
        }
    }

    /** Everything that is visible. */
    public static PerformanceQuery everything() {
        return new PerformanceQuery(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Sort.STARTS_FIRST);
    }

    /** Everything of one host, visible or not. */
    public static PerformanceQuery hostedBy(AccountId host) {
        return new PerformanceQuery(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(host),
                Sort.STARTS_LAST);
    }

    /** What starts from then on: of one host, visible or not; of everybody what is visible. */
    public static PerformanceQuery ahead(Optional<AccountId> host, Instant from) {
        return new PerformanceQuery(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(from),
                Optional.empty(),
                Optional.empty(),
                host,
                Sort.STARTS_FIRST);
    }

    /** What is on, or still to come, of one show. */
    public static PerformanceQuery of(ShowId show, Instant from) {
        return new PerformanceQuery(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(show),
                Optional.of(from),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Sort.STARTS_FIRST);
    }
}
