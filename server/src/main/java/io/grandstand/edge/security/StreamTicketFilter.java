package io.grandstand.edge.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a ticket in the address open a stream or a socket, and nothing else. Who shows one is judged by it alone. */
@Component
class StreamTicketFilter extends OncePerRequestFilter {

    static final String PARAMETER = "ticket";

    private final StreamTickets tickets;
    private final ProblemResponses problems;

    StreamTicketFilter(StreamTickets tickets, ProblemResponses problems) {
        this.tickets = tickets;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !request.getMethod().equals("GET")
                || !(path.startsWith("/ws/") || (path.startsWith("/api/") && path.endsWith("/stream")));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String ticket = request.getParameter(PARAMETER);
        if (ticket != null) {
            var caller = tickets.use(ticket);
            if (caller.isEmpty()) {
                problems.commence(request, response, new BadCredentialsException("no valid ticket"));
                return;
            }
            SecurityContextHolder.getContext().setAuthentication(new TicketAuthentication(caller.get()));
        }
        chain.doFilter(request, response);
    }

    /** The security chains call it; the container must not call it a second time. */
    @Component
    static class OnlyInTheChains {

        @Bean
        FilterRegistrationBean<StreamTicketFilter> streamTicketFilterRegistration(StreamTicketFilter filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
