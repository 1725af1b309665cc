package io.grandstand.bench.product;

/**
 * The servers below the product. Whoever measures them keeps to tables, keys and topics of its own.
 *
 * @param password of the database user and of Redis
 * @param kafka the bootstrap address
 */
public record Stores(
        String jdbcUrl, String databaseUser, String password, String redisHost, int redisPort, String kafka) {}
