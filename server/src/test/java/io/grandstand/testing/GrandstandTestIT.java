package io.grandstand.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;

@GrandstandTest
class GrandstandTestIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    KafkaAdmin kafka;

    @Test
    void runsOnServersOfItsOwn() throws Exception {
        assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("grandstand");
        redis.opsForValue().set("GrandstandTestIT", "here");
        assertThat(redis.opsForValue().get("GrandstandTestIT")).isEqualTo("here");
        try (var admin = Admin.create(kafka.getConfigurationProperties())) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }
}
