package io.grandstand.edge.security;

import io.grandstand.kernel.Caller;
import io.grandstand.kernel.ExpressDoor;
import io.grandstand.kernel.LeanJson;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets a crowd's calls through on the short way: the same firewall, the same check of the access token and the same headers
 * as in the chain of the API, and then the door at once. Only who would get through the chain gets through here; everyone
 * else goes on to the chain, which says what is wrong, and so does whoever is known by a page's cookies where it matters who
 * calls.
 *
 * <p>The chain and the dispatcher behind it took a quarter of the server's time for a hold, and left sixty frames on the
 * stack of everyone who waits.
 */
@Component(ExpressLane.NAME)
class ExpressLane implements Filter {

    static final String NAME = "expressLane";

    /** As the chain writes them. */
    private static final List<HeaderWriter> HEADERS = List.of(
            new XContentTypeOptionsHeaderWriter(),
            new XXssProtectionHeaderWriter(),
            new CacheControlHeadersWriter(),
            new HstsHeaderWriter(),
            new XFrameOptionsHeaderWriter(XFrameOptionsHeaderWriter.XFrameOptionsMode.DENY),
            new ContentSecurityPolicyHeaderWriter(SecurityConfiguration.API_POLICY),
            new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN));

    private final List<ExpressDoor> doors;
    private final HttpFirewall firewall;
    private final AccessTokenCheck tokens;
    private final LeanJson json;
    private final HandlerExceptionResolver failures;
    private final HeaderToken bearer = new HeaderToken();

    ExpressLane(
            ObjectProvider<ExpressDoor> doors,
            HttpFirewall firewall,
            AccessTokenCheck tokens,
            LeanJson json,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
        this.doors = doors.orderedStream().toList();
        this.firewall = firewall;
        this.tokens = tokens;
        this.json = json;
        this.failures = failures;
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        var call = (HttpServletRequest) any;
        var response = (HttpServletResponse) answer;
        boolean withToken = HeaderToken.carriedBy(call);
        for (ExpressDoor door : doors) {
            // A token that is not asked for is looked at by the chain: it must be a good one all the same.
            if (door.forEveryone() != withToken && passed(door, call, response)) {
                return;
            }
        }
        chain.doFilter(call, response);
    }

    private boolean passed(ExpressDoor door, HttpServletRequest call, HttpServletResponse response)
            throws ServletException {
        Optional<ExpressDoor.Visit> visit = door.open(call);
        if (visit.isEmpty()) {
            return false;
        }
        try {
            HttpServletRequest walled = firewall.getFirewalledRequest(call);
            Optional<Caller> caller = door.forEveryone() ? Optional.empty() : caller(walled);
            boolean passes = door.forEveryone() || caller.isPresent();
            if (passes) {
                serve(door, visit.get(), caller, walled, response);
            }
            return passes;
        } catch (RequestRejectedException refused) {
            return false;
        }
    }

    private Optional<Caller> caller(HttpServletRequest call) {
        try {
            return Optional.ofNullable(bearer.resolve(call)).map(tokens::check).map(CallerAuthentication::caller);
        } catch (JwtException | AuthenticationException refused) {
            return Optional.empty();
        }
    }

    private void serve(
            ExpressDoor door,
            ExpressDoor.Visit visit,
            Optional<Caller> caller,
            HttpServletRequest call,
            HttpServletResponse response)
            throws ServletException {
        ServerHttpObservationFilter.findObservationContext(call)
                .ifPresent(measured -> measured.setPathPattern(door.pattern()));
        try {
            ResponseEntity<?> made = visit.serve(call, caller);
            json.begin(response, made);
            // After its own: how long an answer may be kept is for whoever made it to say.
            HEADERS.forEach(header -> header.writeHeaders(call, response));
            json.end(call, response, made);
        } catch (RequestRejectedException refused) {
            throw refused;
        } catch (Exception failure) {
            HEADERS.forEach(header -> header.writeHeaders(call, response));
            if (failures.resolveException(call, response, null, failure) == null) {
                throw new ServletException(failure);
            }
        }
    }

    /** Behind what measures a call and limits its body. Made when it is first needed, with all that its doors need. */
    @Configuration(proxyBeanMethods = false)
    static class OnTheWay {

        @Bean
        DelegatingFilterProxyRegistrationBean expressLaneRegistration() {
            var registration = new DelegatingFilterProxyRegistrationBean(NAME);
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
            registration.setDispatcherTypes(DispatcherType.REQUEST);
            return registration;
        }
    }
}
