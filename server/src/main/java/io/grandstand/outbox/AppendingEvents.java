package io.grandstand.outbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
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
        Columns columns = columns(events);
        int written = jdbc.sql("""
                insert into outbox.event (bucket, topic, key, event_id, type, payload)
                select bucket, topic, key, event_id, type, payload
                  from unnest(?::smallint[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                       with ordinality as e (bucket, topic, key, event_id, type, payload, position)
                 order by position
                """)
                .param(columns.buckets)
                .param(columns.topics)
                .param(columns.keys)
                .param(columns.eventIds)
                .param(columns.types)
                .param(columns.payloads)
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

    private record Columns(
            Short[] buckets, String[] topics, String[] keys, String[] eventIds, String[] types, String[] payloads) {

        Columns(int size) {
            this(
                    new Short[size],
                    new String[size],
                    new String[size],
                    new String[size],
                    new String[size],
                    new String[size]);
        }
    }

    private Columns columns(List<? extends IntegrationEvent> events) {
        var columns = new Columns(events.size());
        for (int i = 0; i < events.size(); i++) {
            IntegrationEvent event = events.get(i);
            if (!topics.contains(event.topic())) {
                throw new IllegalStateException("no bean of type TopicDeclaration declares topic " + event.topic());
            }
            columns.buckets[i] = Bucket.of(event.key()).number();
            columns.topics[i] = event.topic();
            columns.keys[i] = event.key();
            columns.eventIds[i] = event.eventId().toString();
            columns.types[i] = event.getClass().getSimpleName();
            columns.payloads[i] = payload(event);
        }
        return columns;
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
