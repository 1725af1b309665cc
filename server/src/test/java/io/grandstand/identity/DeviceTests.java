package io.grandstand.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers say of themselves, in our own words. */
class DeviceTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CHROME ANDROID | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36
            SAMSUNG_INTERNET ANDROID | Mozilla/5.0 (Linux; Android 14; SM-S928N) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36
            SAFARI IPHONE | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1
            CHROME IPHONE | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1
            KAKAOTALK IPHONE | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 KAKAOTALK 25.9.0
            NAVER_APP ANDROID | Mozilla/5.0 (Linux; Android 14; SM-S928N; wv) AppleWebKit/537.36 Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 NAVER(inapp; search; 2000; 12.13.1)
            WHALE WINDOWS | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Whale/4.33.325.17 Safari/537.36
            EDGE WINDOWS | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0
            FIREFOX LINUX | Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0
            SAFARI MAC | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15
            CHROME CHROME_OS | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
            OPERA MAC | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0
            SAFARI IPAD | Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1
            OTHER LINUX | Mozilla/5.0 (X11; Linux x86_64) Something/1.0
            CHROME | Mozilla/5.0 Chrome/142.0.0.0
            PROGRAM | curl/8.14.1
            PROGRAM | okhttp/5.1.0 Android Chrome/142
            """)
    void aBrowserAndItsDeviceAreToldApart(String kept, String userAgent) {
        assertThat(Device.of(userAgent).map(Device::kept)).contains(kept);
        assertThat(Device.parse(kept)).isEqualTo(Device.of(userAgent));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "Mozilla/5.0", "Mozilla/5.0 (compatible; something that nobody knows)"})
    void whatSaysNothingIsNothing(String userAgent) {
        assertThat(Device.of(userAgent)).isEmpty();
    }

    @Test
    void whatStandsFarBackIsNotRead() {
        assertThat(Device.of("Mozilla/5.0 " + "x".repeat(600) + " Chrome/142.0.0.0"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Device.Browser.class)
    void everyWordIsOneThatTheDatabaseKeeps(Device.Browser browser) {
        for (Device.Platform platform : Device.Platform.values()) {
            String kept = new Device(browser, Optional.of(platform)).kept();
            assertThat(kept).matches("[A-Z_]{1,20} [A-Z_]{1,20}");
            assertThat(Device.parse(kept)).contains(new Device(browser, Optional.of(platform)));
        }
    }

    @Test
    void aWordOfALaterVersionSaysNothing() {
        assertThat(Device.parse("NETSCAPE WINDOWS")).isEmpty();
        assertThat(Device.parse("CHROME TOASTER")).contains(new Device(Device.Browser.CHROME, Optional.empty()));
        assertThat(Device.parse(null)).isEmpty();
    }
}
