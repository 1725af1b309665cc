package io.grandstand.outbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Writes events down in the transaction of the change that they tell of. */
@Service
class AppendingEvents implements Outbox {

    /** Well below what a broker takes (1 MiB as it comes): an event that it refuses would hold up its whole bucket. */
    static final int PAYLOAD_BYTES_MAX = 512 * 1024;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RelaySignal relay;
    private final Set<String> topics;

    AppendingEvents(
            DataSource dataSource,
            JdbcClient jdbc,
            EventJson json,
            RelaySignal relay,
            List<TopicDeclaration> declarations) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.json = json.mapper();
        this.relay = relay;
        this.topics = declarations.stream().map(TopicDeclaration::name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void append(List<? extends IntegrationEvent> events) {
        // A transaction of another data source would not do: the events would be committed apart from the change.
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new IllegalStateException("events are appended in the transaction of the change that causes them");
        }
        if (events.isEmpty()) {
            return;
        }
        List<Row> rows = events.stream().map(this::row).toList();
        int written = jdbc.sql("""
                insert into outbox.event (bucket, topic, key, event_id, type, payload)
                select bucket, topic, key, event_id, type, payload
                  from unnest(?::smallint[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                       with ordinality as e (bucket, topic, key, event_id, type, payload, position)
                 order by position
                """)
                .param(rows.stream().map(Row::bucket).toArray(Short[]::new))
                .param(column(rows, Row::topic))
                .param(column(rows, Row::key))
                .param(column(rows, Row::eventId))
                .param(column(rows, Row::type))
                .param(column(rows, Row::payload))
                .update();
        if (written != events.size()) {
            throw new IllegalStateException("appended " + written + " of " + events.size() + " events");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                relay.wake();
            }
        });
    }

    private record Row(short bucket, String topic, String key, String eventId, String type, String payload) {}

    private static String[] column(List<Row> rows, Function<Row, String> of) {
        return rows.stream().map(of).toArray(String[]::new);
    }

    private Row row(IntegrationEvent event) {
        if (!topics.contains(event.topic())) {
            throw new IllegalStateException("no bean of type TopicDeclaration declares topic " + event.topic());
        }
        return new Row(
                Bucket.of(event.key()).number(),
                event.topic(),
                event.key(),
                event.eventId().toString(),
                event.getClass().getSimpleName(),
                payload(event));
    }

    private String payload(IntegrationEvent event) {
        String payload = json.writeValueAsString(event);
        int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > PAYLOAD_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "event " + event.eventId() + " for " + event.topic() + " has " + bytes + " bytes");
        }
        return payload;
    }
}
