package io.grandstand.identity;

/**
 * Brings letters to people. Accounts say what is to be written to whom and know no way there; whoever knows one implements
 * this. A letter does not go by an event, since its secret would lie in the outbox and in Kafka for days.
 */
public interface LetterCarrier {

    /**
     * Hands a letter over; outside of any transaction. The same letter may come twice.
     *
     * @throws RuntimeException where that failed: it is tried again, with another secret
     */
    void bring(Letter letter);
}
