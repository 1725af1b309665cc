package io.grandstand.testing;

import io.grandstand.identity.TestAccounts;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Accounts of a test's own, with a log-in: {@code fans.fan().api().get("/api/v1/me")}. */
@Component
public class Fans {

    /** The password of every account made here. */
    public static final String PASSWORD = TestAccounts.PASSWORD;

    /** Somebody with an access token, and a way to call as them. */
    public record Somebody(AccountId id, String email, String token, Api api) {}

    private final TestAccounts accounts;
    private final ApplicationContext context;

    Fans(TestAccounts accounts, ApplicationContext context) {
        this.accounts = accounts;
        this.context = context;
    }

    public Somebody fan() {
        return somebody(Set.of(AccountRole.FAN));
    }

    /** A fan who has not proven that the e-mail address is theirs. */
    public Somebody newcomer() {
        return somebody(accounts.makeUnconfirmed(Set.of(AccountRole.FAN)));
    }

    public List<Somebody> fans(int count) {
        return IntStream.range(0, count).mapToObj(_ -> fan()).toList();
    }

    public Somebody host() {
        return somebody(Set.of(AccountRole.HOST));
    }

    public Somebody admin() {
        return somebody(Set.of(AccountRole.ADMIN));
    }

    public Somebody somebody(Set<AccountRole> roles) {
        return somebody(accounts.make(roles));
    }

    private Somebody somebody(TestAccounts.Made made) {
        return new Somebody(made.id(), made.email(), made.token(), nobody().as(made.token()));
    }

    /** Calls without an account. */
    public Api nobody() {
        WebServer server = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        int port = server.getPort();
        return new Api(URI.create("http://127.0.0.1:" + port), Map.of());
    }
}
