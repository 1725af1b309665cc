/**
 * Integration events: appended with the change that causes them, relayed to Kafka in order, consumed once.
 *
 * <p>A module that has something to tell writes a record in its {@code event} package that implements
 * {@link io.grandstand.outbox.IntegrationEvent}, declares its topic with a bean of type
 * {@link io.grandstand.outbox.TopicDeclaration}, and calls {@link io.grandstand.outbox.Outbox#append} in the transaction
 * of the change, under the lock of the aggregate that the event's key names.
 *
 * <p>A module that wants to hear writes
 *
 * <pre>{@code
 * @Component
 * @RunsIn(Role.NOTIFICATION_CONSUMER)
 * class TicketBoughtConsumer {
 *     private static final String NAME = "notification.ticket-bought";
 *
 *     @KafkaListener(topics = OrderCompleted.TOPIC, groupId = NAME)
 *     void on(OrderCompleted event) {
 *         inbox.once(NAME, event.eventId(), () -> ...);
 *     }
 * }
 * }</pre>
 *
 * The message's JSON is read into the type of the parameter; fields that the type does not have are passed over. A message
 * arrives at least once, so the effect goes through {@link io.grandstand.outbox.Inbox#once}. What the listener throws
 * decides: infrastructure that fails (database, broker, network) makes the consumer wait for as long as it takes, anything
 * else is tried again for at most two seconds and then put into the topic's dead letters, from where an operator can
 * replay it to the consumer that gave it up. A consumer that takes a whole poll at once reads it with
 * {@link io.grandstand.outbox.EventReading} and handles it by {@link io.grandstand.outbox.WholePoll} and
 * {@link io.grandstand.outbox.Inbox#onceForEach}.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package io.grandstand.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
