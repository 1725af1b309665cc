package io.grandstand.booking.persistence;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SoldSeats;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the catalogue whether a performance may still be changed. */
@Component
class ClaimedSeats implements SoldSeats {

    private final JdbcClient jdbc;

    ClaimedSeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean any(PerformanceId performance) {
        return jdbc.sql("""
                        select exists (
                            select from booking.seat_claim
                            where performance_id = ? and (until is null or until > clock_timestamp()))""").param(performance.value()).query(Boolean.class).single();
    }
}
