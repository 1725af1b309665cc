package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.DemoDataset;
import io.grandstand.kernel.DemoSettings;
import io.grandstand.kernel.Ids;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The demo's fans, host and admin, and access tokens for load from outside. */
@Component
@Order(10)
class DemoAccounts implements DemoDataset {

    private static final String PASSWORD = "grandstand";

    private final AccountTable accounts;
    private final SessionTable sessions;
    private final AccessTokens tokens;
    private final PasswordHashing hashing;
    private final DemoSettings demo;
    private final Ids ids;

    DemoAccounts(
            AccountTable accounts,
            SessionTable sessions,
            AccessTokens tokens,
            PasswordHashing hashing,
            DemoSettings demo,
            Ids ids) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.hashing = hashing;
        this.demo = demo;
        this.ids = ids;
    }

    @Override
    public void load() {
        String hash = hashing.hash(PASSWORD);
        accounts.insertDemoFans(demo.fans(), hash);
        make("host", Set.of(AccountRole.HOST, AccountRole.FAN), hash);
        make("admin", Set.of(AccountRole.ADMIN), hash);
        if (demo.tokens() != null) {
            write(demo.tokens(), accounts.demoFans().subList(0, demo.fans()));
        }
    }

    private void make(String name, Set<AccountRole> roles, String hash) {
        String email = name + "@grandstand.test";
        if (accounts.byEmail(email).isEmpty()) {
            accounts.insert(new AccountTable.NewRow(new AccountId(ids.next()), email, name, null, null, hash, roles));
        }
    }

    /** A line each: {@code fan1@grandstand.test <token>}; good for longer than any load, so that nobody logs in again. */
    private void write(Path file, List<AccountId> fans) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < fans.size(); i++) {
                var session = new SessionId(ids.next());
                sessions.begin(session, fans.get(i), AccessTokens.LIFETIME_MAX);
                out.write("fan" + (i + 1) + "@grandstand.test "
                        + tokens.sign(fans.get(i), session, Set.of(AccountRole.FAN), AccessTokens.LIFETIME_MAX));
                out.newLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write demo tokens to " + file, e);
        }
    }
}
