package io.grandstand.outbox;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what consumers gave up. */
@Repository
class DeadLetters {

    private static final int ERROR_CHARACTERS_MAX = 1000;
    private static final String COLUMNS = """
            id, consumer, topic, partition, "offset", key, event_id, event_type, payload, error, failed_at, replayed_at
            """;

    private final JdbcClient jdbc;

    DeadLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether this is new: a consumer that was killed meanwhile gives the same message up again. */
    boolean record(String consumer, ConsumerRecord<?, ?> message, @Nullable Exception failure) {
        return jdbc.sql("""
                insert into outbox.dead_letter
                       (consumer, topic, partition, "offset", key, event_id, event_type, payload, error)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (consumer, topic, partition, "offset") do nothing
                """)
                        .param(consumer)
                        .param(message.topic())
                        .param(message.partition())
                        .param(message.offset())
                        .param(text(message.key()))
                        .param(header(message, KafkaEventSender.EVENT_ID_HEADER))
                        .param(header(message, KafkaEventSender.EVENT_TYPE_HEADER))
                        .param(message.value())
                        .param(describe(failure))
                        .update()
                == 1;
    }

    /** Newest first. */
    Page<DeadLetter> page(boolean openOnly, PageRequest request) {
        String which = openOnly ? "where replayed_at is null" : "";
        long total = jdbc.sql("select count(*) from outbox.dead_letter " + which)
                .query(Long.class)
                .single();
        var items = jdbc.sql("select " + COLUMNS + " from outbox.dead_letter " + which
                        + " order by id desc limit ? offset ?")
                .param(request.size())
                .param(request.offset())
                .query((row, n) -> read(row))
                .list();
        return new Page<>(items, request.page(), request.size(), total);
    }

    Optional<DeadLetter> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from outbox.dead_letter where id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    byte @Nullable [] payload(long id) {
        return jdbc.sql("select payload from outbox.dead_letter where id = ?")
                .param(id)
                .query((row, n) -> Optional.ofNullable(row.getBytes(1)))
                .single()
                .orElse(null);
    }

    /** @return whether it was not marked before. */
    boolean markReplayed(long id, AccountId by) {
        return jdbc.sql("""
                update outbox.dead_letter set replayed_at = clock_timestamp(), replayed_by = ?
                 where id = ? and replayed_at is null
                """).param(by.value()).param(id).update() == 1;
    }

    long open() {
        return jdbc.sql("select count(*) from outbox.dead_letter where replayed_at is null")
                .query(Long.class)
                .single();
    }

    private static DeadLetter read(ResultSet row) throws SQLException {
        byte[] payload = row.getBytes("payload");
        return new DeadLetter(
                row.getLong("id"),
                row.getString("consumer"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("offset"),
                row.getString("key"),
                row.getString("event_id"),
                row.getString("event_type"),
                payload == null ? null : new String(payload, StandardCharsets.UTF_8),
                row.getString("error"),
                row.getObject("failed_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("replayed_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable String header(ConsumerRecord<?, ?> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : text(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** PostgreSQL's text cannot hold the character NUL. */
    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString().replace('\0', '\uFFFD');
    }

    private static String describe(@Nullable Exception failure) {
        if (failure == null) {
            return "unknown";
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String description = cause.getClass().getName() + ": " + cause.getMessage();
        return description
                .substring(0, Math.min(description.length(), ERROR_CHARACTERS_MAX))
                .replace('\0', '\uFFFD');
    }
}
