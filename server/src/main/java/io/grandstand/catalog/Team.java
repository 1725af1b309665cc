package io.grandstand.catalog;

import java.util.Optional;

/**
 * A club that plays games.
 *
 * @param stadium where its home games are played; empty while that is not known here
 */
public record Team(TeamId id, String code, String name, String nameEn, Optional<VenueId> stadium) {}
