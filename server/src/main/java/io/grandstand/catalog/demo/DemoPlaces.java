package io.grandstand.catalog.demo;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PlanImport.Duplicates;
import io.grandstand.catalog.TeamId;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.VenueView;
import io.grandstand.catalog.persistence.TeamTable;
import io.grandstand.catalog.persistence.VenueTable;
import io.grandstand.catalog.persistence.VenueTable.NewVenue;
import io.grandstand.catalog.plan.PlanDocuments;
import io.grandstand.catalog.plan.PlanReading.Sound;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.PageRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The demo's venues and clubs. */
@Component
class DemoPlaces {

    private final Catalogue catalogue;
    private final VenueTable venues;
    private final TeamTable teams;
    private final TransactionOperations transactions;

    DemoPlaces(Catalogue catalogue, VenueTable venues, TeamTable teams, TransactionOperations transactions) {
        this.catalogue = catalogue;
        this.venues = venues;
        this.teams = teams;
        this.transactions = transactions;
    }

    Map<DemoVenue, VenueId> putVenues(AccountId host) {
        var ids = new LinkedHashMap<DemoVenue, VenueId>();
        for (DemoVenue venue : DemoVenue.ALL) {
            VenueId id =
                    catalogue
                            .venues(Optional.of(venue.name()), Optional.of(host), new PageRequest(0, 1))
                            .items()
                            .stream()
                            .map(VenueView::id)
                            .findFirst()
                            .orElseGet(() -> transactions.execute(status -> venues.insert(read(host, venue))));
            ids.put(venue, id);
        }
        return ids;
    }

    Map<DemoClub, TeamId> putTeams(Map<DemoVenue, VenueId> stadiums) {
        var ids = new HashMap<DemoClub, TeamId>();
        for (DemoClub club : DemoClub.ALL) {
            Optional<VenueId> stadium = Optional.ofNullable(stadiums.get(club.park()));
            ids.put(club, teams.put(club.code(), club.name(), club.englishName(), stadium));
        }
        return ids;
    }

    private static NewVenue read(AccountId host, DemoVenue venue) {
        if (PlanDocuments.read(venue.plan(), Duplicates.REFUSE) instanceof Sound plan) {
            return new NewVenue(host, venue.name(), venue.englishName(), plan);
        }
        throw new IllegalStateException("the demo's plan was refused: " + venue.name());
    }
}
