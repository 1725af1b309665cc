package io.grandstand.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.bench.load.Headers;
import io.grandstand.bench.load.Request;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KilledTests {

    private final AtomicInteger kills = new AtomicInteger();

    @Test
    void whatIsNotAnsweredIsAskedAgainUnderTheSameId() {
        Killed killed = killed(Duration.ofMinutes(1));
        Request first = Objects.requireNonNull(killed.next());
        Request second = Objects.requireNonNull(killed.next());

        killed.unanswered(first);

        assertThat(second.path()).isNotEqualTo(first.path());
        assertThat(killed.next()).isSameAs(first);
        assertThat(killed.next()).isNotSameAs(first);
    }

    @Test
    void theServerIsKilledOnceWhenItIsTime() {
        Killed later = killed(Duration.ofMinutes(1));
        later.next();
        later.next();
        assertThat(kills).hasValue(0);

        Killed now = killed(Duration.ZERO);
        now.next();
        now.next();
        assertThat(kills).hasValue(1);
    }

    @Test
    void aServerThatIsNotBackHasNoFigures() {
        Killed killed = killed(Duration.ZERO);
        killed.next();

        assertThatThrownBy(killed::away).hasMessageContaining("no hold was answered since");
    }

    private Killed killed(Duration after) {
        var wish = new Wish(7, List.of(1, 2), 0, id -> Request.put("hold", "/" + id, Headers.NONE, ""));
        return new Killed(Collections.nCopies(10, wish), after, kills::incrementAndGet);
    }
}
