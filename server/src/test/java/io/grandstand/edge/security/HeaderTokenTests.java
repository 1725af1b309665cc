package io.grandstand.edge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class HeaderTokenTests {

    private final HeaderToken token = new HeaderToken();

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc.def", "bearer abc.def", "BEARER  abc.def "})
    void isWhatFollowsItsSchemeHoweverThatIsWritten(String header) {
        assertThat(token.resolve(authorized(header))).isEqualTo("abc.def");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic abc", "Bearerabc", "Token abc", ""})
    void isMissingInAnyOtherScheme(String header) {
        assertThat(token.resolve(authorized(header))).isNull();
    }

    @Test
    void isMissingWithoutAHeader() {
        assertThat(token.resolve(new MockHttpServletRequest())).isNull();
    }

    @Test
    void isRefusedWhereNothingFollowsTheScheme() {
        MockHttpServletRequest call = authorized("Bearer  ");
        assertThatExceptionOfType(OAuth2AuthenticationException.class).isThrownBy(() -> token.resolve(call));
    }

    /** The firewall that we left is the judge. */
    @Test
    void letsTheSameLettersThroughAsTheFirewallsOwnRule() {
        var theirs = new StrictHttpFirewall();
        for (int letter = 0; letter < 0x180; letter++) {
            String header = "a" + Character.toString(letter) + "b";
            var call = new MockHttpServletRequest("GET", "/");
            call.addHeader("X-Some", header);
            boolean allowed = true;
            try {
                theirs.getFirewalledRequest(call).getHeader("X-Some");
            } catch (RuntimeException refused) {
                allowed = false;
            }
            assertThat(HeaderToken.isText(header)).as("letter %d", letter).isEqualTo(allowed);
        }
    }

    private static MockHttpServletRequest authorized(String header) {
        var call = new MockHttpServletRequest();
        call.addHeader("Authorization", header);
        return call;
    }
}
