package io.grandstand.edge.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.catalog.PerformanceStatus;
import io.grandstand.catalog.PerformanceView;
import io.grandstand.catalog.Poster;
import io.grandstand.catalog.ShowKind;
import io.grandstand.catalog.ShowView;
import io.grandstand.catalog.Team;
import io.grandstand.catalog.VenueView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A performance as lists show it. */
record PerformanceJson(
        long performanceId,
        ShowJson show,
        VenueJson venue,
        Instant startsAt,
        Instant salesFrom,
        Instant salesUntil,
        PerformanceStatus status,
        int seatsTotal,
        int seatsLeft,
        long priceMin,
        long priceMax) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShowJson(
            long showId,
            ShowKind kind,
            String title,
            @Nullable TeamJson homeTeam,
            @Nullable TeamJson awayTeam,
            @Nullable String artist,
            @Nullable String poster) {

        static ShowJson of(ShowView show) {
            return new ShowJson(
                    show.id().value(),
                    show.kind(),
                    show.title(),
                    show.home().map(TeamJson::of).orElse(null),
                    show.away().map(TeamJson::of).orElse(null),
                    show.artist().orElse(null),
                    show.poster()
                            .map(poster -> poster.address(Poster.Size.WHOLE))
                            .orElse(null));
        }
    }

    record TeamJson(long teamId, String code, String name, String nameEn) {

        static TeamJson of(Team team) {
            return new TeamJson(team.id().value(), team.code(), team.name(), team.nameEn());
        }
    }

    record VenueJson(long venueId, String name, String nameEn) {

        static VenueJson of(VenueView venue) {
            return new VenueJson(venue.id().value(), venue.name(), venue.nameEn());
        }
    }

    static PerformanceJson of(PerformanceView performance, int seatsLeft, Instant now) {
        return new PerformanceJson(
                performance.id().value(),
                ShowJson.of(performance.show()),
                VenueJson.of(performance.venue()),
                performance.startsAt(),
                performance.salesFrom(),
                performance.salesUntil(),
                performance.status(now, seatsLeft),
                performance.seatsForSale(),
                seatsLeft,
                performance.priceMin().amount(),
                performance.priceMax().amount());
    }
}
