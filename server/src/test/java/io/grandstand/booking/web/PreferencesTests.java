package io.grandstand.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "respond-async",
                "Respond-Async",
                "respond-async, wait=10",
                "wait=10,respond-async",
                "handling=lenient; strict=\"no\" , respond-async;why=\"a, b\"",
                "colour=\"a \\\" b, c\", respond-async",
                "respond-async=\"\"",
                ", respond-async,"
            })
    void hearsWhoWantsAnAnswerLater(String header) {
        assertThat(Preferences.respondAsync(List.of(header))).isTrue();
        assertThat(Preferences.respondAsync(List.of("return=minimal", header))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wait=10",
                "respond-asynchronously",
                "x-respond-async",
                "respond-async=no",
                "note=\"please, respond-async, or not\"",
                "note=\"respond-async",
                "return=minimal;respond-async",
                ",;=\"\\"
            })
    void passesOverWhatElseSomebodyPrefers(String header) {
        assertThat(Preferences.respondAsync(List.of(header))).isFalse();
    }

    @Test
    void prefersNothingWithoutAHeader() {
        assertThat(Preferences.respondAsync(List.of())).isFalse();
    }
}
