package io.grandstand.bench.reference;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.redisson.api.RedissonClient;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Puts seats on sale before anything is measured. */
@RestController
class LayoutController {

    static final int PERFORMANCES_MAX = 1_000;
    static final int SEATS_MAX = 100_000;

    /** Performances 1 to {@code performances}, of seats 0 to {@code seats} - 1. */
    record Layout(int performances, int seats) {

        Layout {
            if (performances < 1 || performances > PERFORMANCES_MAX || seats < 1 || seats > SEATS_MAX) {
                throw new IllegalArgumentException(performances + " performances of " + seats + " seats");
            }
        }
    }

    private final DataSource database;
    private final JdbcClient jdbc;
    private final RedissonClient redisson;
    private final ReferenceSettings settings;

    LayoutController(DataSource database, JdbcClient jdbc, RedissonClient redisson, ReferenceSettings settings) {
        this.database = database;
        this.jdbc = jdbc;
        this.redisson = redisson;
        this.settings = settings;
    }

    @PutMapping("/layout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void layOut(@RequestBody Layout layout) throws SQLException {
        redisson.getKeys().deleteByPattern(settings.redisPrefix() + "*");
        String schema = settings.design().schema();
        jdbc.sql("drop schema if exists " + schema + " cascade").update();
        jdbc.sql("create schema " + schema).update();
        try (Connection connection = database.getConnection()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("reference.sql"));
        }
        jdbc.sql("""
                insert into seat (performance_id, seat_no, label, price)
                select p, s, 'Block ' || s / 500 || ' Row ' || s / 25 % 20 || ' Seat ' || s % 25, 50000
                from generate_series(1, :performances) p, generate_series(0, :seats - 1) s
                """)
                .param("performances", layout.performances())
                .param("seats", layout.seats())
                .update();
        // So that neither plans nor pages are settled while it is measured.
        jdbc.sql("vacuum (analyze) seat").update();
    }
}
