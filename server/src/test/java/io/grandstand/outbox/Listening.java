package io.grandstand.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Two consumers of the tests' event: one does as a test tells it, the other one always works. */
@Component
class Listening {

    static final String OBEDIENT = "outbox-test.obedient";
    static final String STEADY = "outbox-test.steady";

    /** What a consumer does with an event. */
    interface Reaction {
        void to(SomethingHappened event, int attempt);
    }

    private final Inbox inbox;
    private final Map<String, Reaction> reactions = new ConcurrentHashMap<>();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final List<SomethingHappened> obeyed = new CopyOnWriteArrayList<>();
    private final List<SomethingHappened> steady = new CopyOnWriteArrayList<>();

    Listening(Inbox inbox) {
        this.inbox = inbox;
    }

    @Bean
    static TopicDeclaration outboxTestTopic() {
        return new TopicDeclaration(SomethingHappened.TOPIC);
    }

    void reactTo(String key, Reaction reaction) {
        reactions.put(key, reaction);
    }

    int attempts(String key) {
        return attempts.getOrDefault(key, 0);
    }

    List<Integer> obeyed(String key) {
        return numbers(obeyed, key);
    }

    List<Integer> steady(String key) {
        return numbers(steady, key);
    }

    private static List<Integer> numbers(List<SomethingHappened> events, String key) {
        return events.stream()
                .filter(event -> event.key().equals(key))
                .map(SomethingHappened::number)
                .toList();
    }

    @KafkaListener(topics = SomethingHappened.TOPIC, groupId = OBEDIENT)
    void obey(SomethingHappened event) {
        int attempt = attempts.merge(event.key(), 1, Integer::sum);
        inbox.once(OBEDIENT, event.eventId(), () -> {
            reactions.getOrDefault(event.key(), (e, n) -> {}).to(event, attempt);
            obeyed.add(event);
        });
    }

    @KafkaListener(topics = SomethingHappened.TOPIC, groupId = STEADY)
    void note(SomethingHappened event) {
        inbox.once(STEADY, event.eventId(), () -> steady.add(event));
    }
}
