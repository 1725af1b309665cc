package io.grandstand.edge.security;

import io.grandstand.edge.EdgeSettings;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** Whoever asks from an address that metrics are for: a collector has no account. */
@Component
class MetricsReaders implements AuthorizationManager<RequestAuthorizationContext> {

    private final List<IpAddressMatcher> addresses;

    MetricsReaders(EdgeSettings settings) {
        addresses = settings.metricsFrom();
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext call) {
        return new AuthorizationDecision(addresses.stream().anyMatch(range -> range.matches(call.getRequest())));
    }
}
