package io.grandstand.outbox;

/** Reads messages for consumers that take whole polls at once, as others get them read one by one. */
public interface EventReading {

    /** @throws RuntimeException where it is no such event; it would be none however often one tries */
    <E extends IntegrationEvent> E read(byte[] message, Class<E> type);
}
