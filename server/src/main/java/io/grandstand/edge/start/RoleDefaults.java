package io.grandstand.edge.start;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.Targets;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What a process leaves out that only serves waiting rooms: it starts and serves while PostgreSQL is away. It migrates
 * nothing, waits for no connection, and takes a token for good until it ends where it cannot be told whether its session
 * has. Whoever sets these otherwise is obeyed.
 */
class RoleDefaults implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<String, Object> WAITING_ROOM_ALONE = Map.of(
            "spring.flyway.enabled", "false",
            // Milliseconds; and the pool itself waits for nothing.
            "spring.datasource.hikari.connection-timeout", "500",
            "spring.datasource.hikari.initialization-fail-timeout", "-1",
            "spring.datasource.hikari.minimum-idle", "0",
            "grandstand.identity.feed-required", "false");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (servesWaitingRoomsAlone(environment.getProperty("grandstand.target", Targets.ALL))) {
            environment
                    .getPropertySources()
                    .addAfter(
                            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            new MapPropertySource("role", WAITING_ROOM_ALONE));
        }
    }

    private static boolean servesWaitingRoomsAlone(String target) {
        try {
            return Targets.parse(target).equals(Set.of(Role.WAITINGROOM));
        } catch (IllegalArgumentException unknown) {
            // Whoever looks at all settings says so.
            return false;
        }
    }
}
