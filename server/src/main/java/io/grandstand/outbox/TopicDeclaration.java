package io.grandstand.outbox;

import java.time.Duration;

/**
 * A topic of integration events, as a bean of the module that publishes them. Its dead letters' topic comes with it.
 *
 * @param partitions how far its consumers can spread; cannot be changed without losing the order per key
 * @param kept how long Kafka keeps a message
 */
public record TopicDeclaration(String name, int partitions, Duration kept) {

    public static final int PARTITIONS_DEFAULT = 6;
    public static final Duration KEPT_DEFAULT = Duration.ofDays(7);

    static final String DEAD_LETTERS_SUFFIX = ".dlt";

    public TopicDeclaration(String name) {
        this(name, PARTITIONS_DEFAULT, KEPT_DEFAULT);
    }

    public TopicDeclaration {
        if (name.isBlank() || name.endsWith(DEAD_LETTERS_SUFFIX)) {
            throw new IllegalArgumentException("not a name for a topic: '" + name + "'");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("a topic needs a partition: " + partitions);
        }
    }

    String deadLetters() {
        return name + DEAD_LETTERS_SUFFIX;
    }
}
