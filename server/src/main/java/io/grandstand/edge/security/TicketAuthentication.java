package io.grandstand.edge.security;

import io.grandstand.kernel.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Who opens a stream by a ticket. It is for that alone: no role comes with it. */
final class TicketAuthentication extends AbstractAuthenticationToken implements KnownCaller {

    private static final long serialVersionUID = 1;

    private final transient Caller caller;

    TicketAuthentication(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller.account();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TicketAuthentication ticket && caller.equals(ticket.caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
