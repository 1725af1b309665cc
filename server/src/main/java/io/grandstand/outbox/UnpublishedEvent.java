package io.grandstand.outbox;

import java.time.LocalDate;

/** A row of the outbox on its way to Kafka. */
record UnpublishedEvent(
        long id, LocalDate day, Bucket bucket, String topic, String key, String eventId, String type, String payload) {}
