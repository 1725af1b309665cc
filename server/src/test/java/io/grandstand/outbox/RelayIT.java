package io.grandstand.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.kernel.Ids;
import io.grandstand.testing.GrandstandTest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@GrandstandTest
class RelayIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration ACK_WAIT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(50);

    @Autowired
    Outbox outbox;

    @Autowired
    Listening listening;

    @Autowired
    RelayJob job;

    @Autowired
    RelaySignal signal;

    @Autowired
    OutboxMetricsJob metrics;

    @Autowired
    MeterRegistry meters;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    ProducerFactory<?, ?> kafka;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Ids ids;

    final List<Runnable> stops = new ArrayList<>();
    String key = "";

    @BeforeEach
    void takeTheBucketsFromTheApplicationsRelay() {
        key = ids.next().toString();
        job.stop();
    }

    @AfterEach
    void giveThemBack() {
        stops.forEach(Runnable::run);
        job.start();
    }

    @Test
    void repeatsButLosesNothingAndKeepsTheOrderWhenItIsKilledBetweenSendingAndMarking() {
        var kills = new AtomicInteger();
        EventSender real = new KafkaEventSender(kafka.getConfigurationProperties(), ACK_WAIT);
        start(new EventSender() {
            @Override
            public Sent send(List<UnpublishedEvent> events, Runnable heartbeat) throws InterruptedException {
                Sent sent = real.send(events, heartbeat);
                if (kills.incrementAndGet() <= 3) {
                    killRelayConnections();
                }
                return sent;
            }

            @Override
            public void close() {
                real.close();
            }
        });
        append(100);
        await().atMost(SOON).until(() -> unpublished() == 0);
        await().atMost(SOON).until(() -> listening.steady(key).size() == 100);

        assertThat(listening.steady(key)).isSorted();
        List<Integer> arrived = inTopic();
        assertThat(arrived).hasSizeGreaterThan(100);
        assertThat(new LinkedHashSet<>(arrived)).containsExactlyElementsOf(numbers(100));
    }

    @Test
    void isRelievedByAnotherRelayWhenItDies() {
        var first = start(new KafkaEventSender(kafka.getConfigurationProperties(), ACK_WAIT));
        append(1);
        await().atMost(SOON).until(() -> unpublished() == 0);
        start(new KafkaEventSender(kafka.getConfigurationProperties(), ACK_WAIT));
        first.run();
        append(2);
        await().atMost(SOON).until(() -> unpublished() == 0);
    }

    @Test
    void letsChangesGoOnWhileKafkaIsAwayAndDeliversAllOfItAfterwards() {
        Map<String, Object> nowhere = new HashMap<>(kafka.getConfigurationProperties());
        nowhere.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        var away = start(new KafkaEventSender(nowhere, ACK_WAIT));
        for (int number = 0; number < 50; number++) {
            append(number, number + 1);
        }
        assertThat(unpublished()).isEqualTo(50);
        await().during(Duration.ofSeconds(6)).atMost(SOON).until(() -> unpublished() == 50);
        away.run();

        start(new KafkaEventSender(kafka.getConfigurationProperties(), ACK_WAIT));
        await().atMost(SOON).until(() -> unpublished() == 0);
        await().atMost(SOON).until(() -> listening.steady(key).size() == 50);
        assertThat(listening.steady(key)).containsExactlyElementsOf(numbers(50));
    }

    @Test
    void looksUpAndMarksByTheOneIndexWhateverTheStatisticsSay() throws Exception {
        try (var connection =
                DriverManager.getConnection(database.getJdbcUrl(), RelayConnection.properties(database))) {
            String lookUp = explain(connection, RelayConnection.UNPUBLISHED, new Short[] {1, 2}, 64);
            String mark = explain(
                    connection, RelayConnection.MARK, new String[] {"2026-11-21"}, new Short[] {1}, new Long[] {1L});
            assertThat(List.of(lookUp, mark)).allSatisfy(plan -> assertThat(plan)
                    .contains("event_default_bucket_id_idx")
                    .doesNotContain("Seq Scan"));
        }
    }

    @Test
    void isMeasuredByTheAgeAndTheNumberOfWhatWaits() {
        append(3);
        metrics.measure();
        assertThat(meters.get("grandstand.outbox.pending").gauge().value()).isGreaterThanOrEqualTo(3);
        assertThat(meters.get("grandstand.outbox.age").gauge().value()).isPositive();
    }

    private static String explain(Connection connection, String sql, Object... parameters) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.prepareStatement("explain " + sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return String.join("\n", lines);
    }

    private Runnable start(EventSender sender) {
        var relay = new Relay(() -> RelayConnection.open(database), sender, signal, POLL, counter());
        Thread thread = Thread.ofPlatform().daemon().start(relay);
        Runnable stop = () -> {
            relay.stop();
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        stops.add(stop);
        return stop;
    }

    private static Counter counter() {
        return new SimpleMeterRegistry().counter("published");
    }

    private void killRelayConnections() {
        jdbc.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = ?")
                .param(RelayConnection.APPLICATION_NAME)
                .query(Long.class)
                .single();
    }

    private void append(int count) {
        append(0, count);
    }

    private void append(int from, int to) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> outbox.append(IntStream.range(from, to)
                        .mapToObj(number -> SomethingHappened.with(ids, key, number))
                        .toList()));
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private long unpublished() {
        return jdbc.sql("select count(*) from outbox.event where key = ? and published_at is null")
                .param(key)
                .query(Long.class)
                .single();
    }

    /** Every copy of this test's events that the broker has, in its order. */
    private List<Integer> inTopic() {
        Map<String, Object> configuration = new HashMap<>(kafka.getConfigurationProperties());
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        var json = JsonMapper.builder().build();
        var numbers = new ArrayList<Integer>();
        try (var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(SomethingHappened.TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < end.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (key.equals(message.key())) {
                        numbers.add(json.readTree(message.value()).get("number").asInt());
                    }
                });
            }
        }
        return numbers;
    }
}
