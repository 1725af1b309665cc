package io.grandstand.bench.product;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The servers below the product. Whoever measures them keeps to tables, keys and topics of its own.
 *
 * @param password of the database user and of Redis
 * @param kafka the bootstrap address
 */
public record Stores(
        String jdbcUrl, String databaseUser, String password, String redisHost, int redisPort, String kafka) {

    /** To the database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, databaseUser, password);
    }
}
