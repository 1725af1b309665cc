package io.grandstand.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.listener.BatchListenerFailedException;

class WholePollTests {

    private final List<List<Integer>> handled = new ArrayList<>();

    @Test
    void isHandledAtOnce() {
        WholePoll.handle(poll("1", "2", "3"), WholePollTests::number, handled::add);

        assertThat(handled).containsExactly(List.of(1, 2, 3));
    }

    @Test
    void givesUpTheOneThatAllOfItFailsBy() {
        assertThatThrownBy(() -> WholePoll.handle(poll("1", "2", "3"), WholePollTests::number, this::handleButTwo))
                .isInstanceOfSatisfying(BatchListenerFailedException.class, failure -> assertThat(offset(failure))
                        .isEqualTo(1));
        assertThat(handled).as("what is before it").containsExactly(List.of(1));
    }

    @Test
    void handlesWhatIsBeforeOneThatCannotBeRead() {
        assertThatThrownBy(() -> WholePoll.handle(poll("1", "2", "x", "3"), WholePollTests::number, handled::add))
                .isInstanceOfSatisfying(BatchListenerFailedException.class, failure -> {
                    assertThat(offset(failure)).isEqualTo(2);
                    assertThat(failure).hasRootCauseInstanceOf(NumberFormatException.class);
                });
        assertThat(handled).containsExactly(List.of(1, 2));
    }

    @Test
    void handlesNothingWhereTheFirstCannotBeRead() {
        assertThatThrownBy(() -> WholePoll.handle(poll("x"), WholePollTests::number, handled::add))
                .isInstanceOf(BatchListenerFailedException.class);
        assertThat(handled).isEmpty();
    }

    @Test
    void asksNobodyAloneWhileTheDatabaseIsAway() {
        var tries = new ArrayList<List<Integer>>();

        assertThatThrownBy(() -> WholePoll.handle(poll("1", "2", "3"), WholePollTests::number, events -> {
                    tries.add(events);
                    throw new DataAccessResourceFailureException("away");
                }))
                .isInstanceOfSatisfying(BatchListenerFailedException.class, failure -> assertThat(offset(failure))
                        .isZero());
        assertThat(tries).hasSize(1);
    }

    private void handleButTwo(List<Integer> events) {
        if (events.contains(2)) {
            throw new IllegalStateException("never two");
        }
        handled.add(events);
    }

    private static long offset(BatchListenerFailedException failure) {
        return Objects.requireNonNull(failure.getRecord()).offset();
    }

    private static int number(byte[] message) {
        return Integer.parseInt(new String(message, StandardCharsets.UTF_8));
    }

    private static List<ConsumerRecord<String, byte[]>> poll(String... values) {
        return IntStream.range(0, values.length)
                .mapToObj(offset -> new ConsumerRecord<>(
                        "topic", 0, (long) offset, "key", values[offset].getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
