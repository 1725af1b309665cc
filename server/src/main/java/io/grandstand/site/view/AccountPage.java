package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;

/**
 * Who somebody is here.
 *
 * @param logIns those that go on, the latest first
 */
public record AccountPage(String email, String nickname, List<LogIn> logIns) {

    /** @param here whether it is the one that looks */
    public record LogIn(Instant since, boolean here) {}

    public AccountPage {
        logIns = List.copyOf(logIns);
    }
}
