package io.grandstand.architecture.planted;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** Abstract, so that no context takes it for a component. */
@RestController
public abstract class OpenController {

    private final JdbcClient jdbc;

    OpenController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int ask() {
        return jdbc.sql("select 1").query(Integer.class).single();
    }
}
