package io.grandstand.architecture.planted;

import org.springframework.jdbc.core.simple.JdbcClient;

class LeavesStreamOpen {

    long count(JdbcClient jdbc) {
        return jdbc.sql("select 1").query(Integer.class).stream().count();
    }
}
