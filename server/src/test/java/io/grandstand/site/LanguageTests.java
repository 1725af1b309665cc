package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which language somebody reads. */
class LanguageTests {

    private final Language language = new Language();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ko-KR,ko;q=0.9,en;q=0.8 | ko
                    en-US,en;q=0.9          | en
                    en;q=0.1,ko;q=0.9       | ko
                    fr-FR,fr                | en
                    ~~not a header~~        | ko
                    """)
    void readsWhatTheBrowserAsksFor(String asked, String read) {
        request.addHeader("Accept-Language", asked);
        assertThat(language.resolveLocale(request).getLanguage()).isEqualTo(read);
    }

    @Test
    void readsKoreanWhereNobodyAsks() {
        assertThat(language.resolveLocale(request)).isEqualTo(Locale.KOREAN);
    }

    @Test
    void readsWhatWasChosenBeforeWhatTheBrowserAsksFor() {
        request.addHeader("Accept-Language", "ko-KR");
        request.setCookies(new Cookie(Language.COOKIE, "en"));
        assertThat(language.resolveLocale(request)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void remembersOnlyALanguageThatThereIs() {
        var response = new MockHttpServletResponse();
        language.setLocale(request, response, Locale.forLanguageTag("xx"));
        Cookie kept = Objects.requireNonNull(response.getCookie(Language.COOKIE));
        assertThat(kept.getValue()).isEqualTo("ko");
        assertThat(kept.isHttpOnly()).isTrue();
    }
}
