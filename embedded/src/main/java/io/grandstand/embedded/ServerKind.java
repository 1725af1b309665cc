package io.grandstand.embedded;

import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;

/** The three servers that Grandstand can bring with it, and the settings by which somebody brings their own instead. */
public enum ServerKind {
    POSTGRES("PostgreSQL", "spring.datasource.url"),
    REDIS(
            "Redis",
            "spring.data.redis.url",
            "spring.data.redis.host",
            "spring.data.redis.sentinel.master",
            "spring.data.redis.cluster.nodes",
            "spring.data.redis.cluster.nodes[0]"),
    KAFKA("Kafka", "spring.kafka.bootstrap-servers", "spring.kafka.bootstrap-servers[0]");

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // List.of: nobody can change it.
    private final List<String> externalBy;

    ServerKind(String title, String... externalBy) {
        this.title = title;
        this.externalBy = List.of(externalBy);
    }

    /** How people call it. */
    public String title() {
        return title;
    }

    /** Whether the configuration names a server of somebody's own, so that none is started here. */
    boolean isExternal(Environment environment) {
        return externalBy.stream().anyMatch(environment::containsProperty);
    }

    /** Its name in paths and in {@code servers.json}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
