package io.grandstand.bench.scenario;

import io.grandstand.bench.product.Stores;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Makes the database take its time over every hold, as a disk or a replica does that is in trouble, until closed. */
final class SlowBooking implements AutoCloseable {

    private static final String END = """
            drop trigger if exists bench_slow on booking.hold;
            drop schema if exists bench_slow cascade""";

    private final Stores stores;

    private SlowBooking(Stores stores) {
        this.stores = stores;
    }

    /** @param holdsPerSecond what one performance comes to from now on, at most */
    static SlowBooking at(Stores stores, double holdsPerSecond) {
        execute(stores, END);
        execute(stores, String.format(Locale.ROOT, """
                create schema bench_slow;
                create function bench_slow.take_time() returns trigger language plpgsql as $$
                begin
                    perform pg_sleep((select count(*) from fresh) / %.3f);
                    return null;
                end $$;
                create trigger bench_slow after insert on booking.hold
                    referencing new table as fresh for each statement execute function bench_slow.take_time()""", holdsPerSecond));
        return new SlowBooking(stores);
    }

    @Override
    public void close() {
        execute(stores, END);
    }

    private static void execute(Stores stores, String sql) {
        try (Connection connection = stores.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("booking could not be slowed, or be itself again", e);
        }
    }
}
