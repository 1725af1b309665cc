package io.grandstand.edge.demo;

import io.grandstand.kernel.DemoDataset;
import io.grandstand.kernel.DemoSettings;
import io.grandstand.kernel.ProductionSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Loads the demo's data before the product is ready; one process at a time. */
@Component
class LoadingDemoData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LoadingDemoData.class);

    /** Any number that nobody else locks: "DEMO" in ASCII. */
    private static final long LOCK = 0x44454D4FL;

    /** How long a process waits for another one that loads, in place of the pool's few seconds. */
    private static final Duration LOADING_MAX = Duration.ofMinutes(2);

    private final List<DemoDataset> datasets;
    private final DemoSettings settings;
    private final ProductionSettings installation;
    private final DataSource database;
    private final Environment environment;

    LoadingDemoData(
            List<DemoDataset> datasets,
            DemoSettings settings,
            ProductionSettings installation,
            DataSource database,
            Environment environment) {
        this.datasets = List.copyOf(datasets);
        this.settings = settings;
        this.installation = installation;
        this.database = database;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) throws SQLException {
        if (!wanted()) {
            return;
        }
        try (Connection connection = database.getConnection();
                Statement patience = connection.createStatement();
                PreparedStatement lock = connection.prepareStatement("select pg_advisory_lock(?)");
                PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            patience.execute("set lock_timeout = '" + LOADING_MAX.toMillis() + "ms'");
            lock.setLong(1, LOCK);
            lock.execute();
            try {
                for (DemoDataset dataset : datasets) {
                    dataset.load();
                    LOG.info("demo.loaded={}", dataset.getClass().getSimpleName());
                }
            } finally {
                unlock.setLong(1, LOCK);
                unlock.execute();
                patience.execute("reset lock_timeout");
            }
        }
    }

    /** An external database may be somebody's: it gets demo data only when that was asked for in so many words. */
    private boolean wanted() {
        boolean external = environment.containsProperty("spring.datasource.url");
        boolean asked = environment.containsProperty("grandstand.demo.enabled");
        return settings.enabled() && !installation.production() && (!external || asked);
    }
}
