package io.grandstand.bench.browser;

import static io.grandstand.bench.browser.Frames.percentile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is made of a browser's trace. */
class FramesTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAIN = 1;
    private static final int OTHER = 2;

    private static final List<JsonNode> TWO_FRAMES_AND_A_THIRD_BEGUN = List.of(
            draws(MAIN, 0),
            draws(MAIN, 16_000),
            // A second callback of the same frame.
            draws(MAIN, 17_500),
            draws(MAIN, 48_000),
            // A handler within a task, with a function within it, and a promise after it.
            event(MAIN, "RunTask", 1_500, 8_500),
            event(MAIN, "EventDispatch", 2_000, 3_000),
            event(MAIN, "FunctionCall", 2_500, 2_000),
            event(MAIN, "RunMicrotasks", 6_000, 1_000),
            event(MAIN, "Layout", 8_000, 1_000),
            event(MAIN, "TimerFire", 20_000, 2_000),
            event(MAIN, "FunctionCall", 90_000, 5_000),
            event(OTHER, "FunctionCall", 3_000, 9_000),
            draws(OTHER, 500));

    @Test
    void scriptIsCountedOnceInTheFrameInWhichItBegan() {
        assertThat(Frames.of(TWO_FRAMES_AND_A_THIRD_BEGUN).script()).containsExactly(4.0, 5.0);
    }

    @Test
    void aThreadIsBusyForAsLongAsItsTasks() {
        assertThat(Frames.of(TWO_FRAMES_AND_A_THIRD_BEGUN).busy()).containsExactly(0.0, 8.5);
    }

    @Test
    void framesAreAsFarApartAsTheyBegin() {
        Frames frames = Frames.of(TWO_FRAMES_AND_A_THIRD_BEGUN);

        assertThat(frames.count()).isEqualTo(2);
        assertThat(frames.intervals()).containsExactly(16.0, 32.0);
    }

    @Test
    void aPercentileIsOneOfTheValues() {
        List<Double> values = List.of(1.0, 2.0, 3.0, 4.0);

        assertThat(Stream.of(25, 50, 51, 99, 100).map(percent -> percentile(values, percent)))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 4.0);
    }

    @Test
    void aPageThatDrewNothingHasNoFrames() {
        assertThatThrownBy(() -> Frames.of(List.of())).hasMessage("the page drew nothing");
    }

    private static JsonNode draws(int thread, long at) {
        return event(thread, "FireAnimationFrame", at, 1_000);
    }

    private static JsonNode event(int thread, String name, long at, long took) {
        return JSON.readTree("{\"name\":\"%s\",\"ph\":\"X\",\"pid\":7,\"tid\":%d,\"ts\":%d,\"dur\":%d}"
                .formatted(name, thread, at, took));
    }
}
