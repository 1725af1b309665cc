package io.grandstand.identity;

import io.grandstand.identity.AccountTable.DemoFan;
import io.grandstand.identity.SessionTable.Begun;
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
import java.util.stream.IntStream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The demo's fans, host and admin, and access tokens for load from outside. */
@Component
@Order(10)
class DemoAccounts implements DemoDataset {

    private static final String PASSWORD = "grandstand";

    /** Sessions begun in one statement. */
    private static final int TOKENS_AT_ONCE = 1_000;

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
        String hash = hashing.hashAtStart(PASSWORD);
        accounts.insertDemoFans(demo.fans(), hash);
        make("host", Set.of(AccountRole.HOST, AccountRole.FAN), hash);
        make("admin", Set.of(AccountRole.ADMIN), hash);
        if (demo.tokens() != null) {
            write(demo.tokens(), accounts.demoFansUpTo(demo.fans()));
        }
    }

    private void make(String name, Set<AccountRole> roles, String hash) {
        String email = name + "@grandstand.test";
        if (accounts.byEmail(email).isEmpty()) {
            var id = new AccountId(ids.next());
            accounts.insert(new AccountTable.NewRow(id, email, name, null, null, hash, roles));
            accounts.confirmEmail(id);
        }
    }

    /** A line each: {@code fan1@grandstand.test <token>}; good for longer than any load, so that nobody logs in again. */
    private void write(Path file, List<DemoFan> fans) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int from = 0; from < fans.size(); from += TOKENS_AT_ONCE) {
                for (String line : lines(fans.subList(from, Math.min(fans.size(), from + TOKENS_AT_ONCE)))) {
                    out.write(line);
                    out.newLine();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write demo tokens to " + file, e);
        }
    }

    private List<String> lines(List<DemoFan> fans) {
        List<Begun> begun = fans.stream()
                .map(fan -> new Begun(new SessionId(ids.next()), fan.id()))
                .toList();
        sessions.beginAll(begun, AccessTokens.LIFETIME_MAX);
        // A signature takes a millisecond of a core: for 100,000 fans it is worth using all of them.
        return IntStream.range(0, fans.size())
                .parallel()
                .mapToObj(i -> "fan" + fans.get(i).number() + "@grandstand.test " + token(begun.get(i)))
                .toList();
    }

    private String token(Begun session) {
        return tokens.sign(session.account(), session.session(), Set.of(AccountRole.FAN), AccessTokens.LIFETIME_MAX);
    }
}
