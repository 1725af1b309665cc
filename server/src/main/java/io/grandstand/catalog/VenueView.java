package io.grandstand.catalog;

import io.grandstand.kernel.AccountId;

/**
 * A place as lists show it.
 *
 * @param host whose venue it is
 */
public record VenueView(VenueId id, AccountId host, String name, String nameEn, int seatsTotal, String planHash) {}
