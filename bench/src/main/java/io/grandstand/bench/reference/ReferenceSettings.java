package io.grandstand.bench.reference;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a reference is served.
 *
 * @param design which it is
 * @param redisUrl where Redis is
 * @param redisPassword of Redis
 * @param redisConnections to Redis, all of them open from the start
 * @param redisThreads that read what Redis answers
 */
@ConfigurationProperties("reference")
record ReferenceSettings(
        Design design,
        String redisUrl,
        String redisPassword,
        @DefaultValue("32") int redisConnections,
        @DefaultValue("4") int redisThreads) {

    /** What every key of the design begins with. */
    String redisPrefix() {
        return design.schema() + ":";
    }
}
