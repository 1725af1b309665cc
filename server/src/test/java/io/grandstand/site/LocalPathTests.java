package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a form may send somebody on to. */
class LocalPathTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/me/tickets", "/performances/7/seats?x=1&y=%ED%95%9C", "/?q=a+b#top"})
    void leadsToPlacesOnThisSite(String asked) {
        assertThat(LocalPath.of(asked).value()).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "me/tickets",
                "https://evil.example/",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\r\nSet-Cookie: a=b",
                "/한글",
                "/%zz"
            })
    void leadsHomeInsteadOfElsewhere(String asked) {
        assertThat(LocalPath.of(asked)).isEqualTo(LocalPath.HOME);
    }

    @Test
    void leadsHomeWhereNothingWasAsked() {
        assertThat(LocalPath.of(null)).isEqualTo(LocalPath.HOME);
    }

    @Test
    void leadsHomeWhereTooMuchWasAsked() {
        assertThat(LocalPath.of("/" + "a".repeat(1_000))).isEqualTo(LocalPath.HOME);
    }
}
