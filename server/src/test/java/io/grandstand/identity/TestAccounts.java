package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Ids;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes accounts straight in their table, as signing up costs a slow hash on purpose. */
@Component
public class TestAccounts {

    public static final String PASSWORD = "a test's password";

    private static final Duration LIFETIME = Duration.ofHours(1);

    /** An account that is logged in. */
    public record Made(AccountId id, String email, String token) {}

    private final AccountTable accounts;
    private final SessionTable sessions;
    private final AccessTokens tokens;
    private final Ids ids;
    private final String hash;

    TestAccounts(AccountTable accounts, SessionTable sessions, AccessTokens tokens, PasswordHashing hashing, Ids ids) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.ids = ids;
        this.hash = hashing.hashAtStart(PASSWORD);
    }

    /** With nothing that says what with. */
    public static LogInResult logIn(Sessions sessions, String email, String password, String from) {
        return sessions.logIn(email, password, from, Optional.empty());
    }

    /** Of somebody whose e-mail address is proven to be theirs. */
    public Made make(Set<AccountRole> roles) {
        Made made = makeUnconfirmed(roles);
        accounts.confirmEmail(made.id());
        return made;
    }

    /** Of somebody who has signed up with an address, and no more than that. */
    public Made makeUnconfirmed(Set<AccountRole> roles) {
        var id = new AccountId(ids.next());
        String name = "t" + id.toString().replace("-", "").substring(13);
        String email = name + "@example.org";
        accounts.insert(new AccountTable.NewRow(id, email, name, null, null, hash, roles));
        var session = new SessionId(ids.next());
        sessions.begin(session, id, LIFETIME, Optional.empty());
        return new Made(id, email, tokens.sign(id, session, roles, LIFETIME));
    }
}
