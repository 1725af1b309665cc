package io.grandstand.edge.security;

import io.grandstand.kernel.AccountRole;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** What is open to whom. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Everything from here and nothing inline: an injected script has nowhere to run and nowhere to send to. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Swagger UI styles its own elements inline; it shows nothing that came from a fan. */
    static final String DOCUMENTATION_POLICY =
            CONTENT_SECURITY_POLICY.replace("img-src", "style-src 'self' 'unsafe-inline'; img-src");

    /** What the API answers is shown to nobody. */
    static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private static final String[] READ_BY_ALL = {
        "/api/v1/performances/**",
        "/api/v1/shows/**",
        "/api/v1/rankings",
        "/api/v1/venues/**",
        "/api/v1/teams/**",
        "/api/v1/legal/**",
        "/.well-known/**",
        "/v3/api-docs/**",
        "/actuator/health/**"
    };

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final PageCookies cookies;

    SecurityConfiguration(PageCookies cookies) {
        this.cookies = cookies;
    }

    /** What the server does for a call is measured as a whole: a span for each filter would cost more than the filters. */
    @Bean
    SecurityObservationSettings callsAreObservedAsAWhole() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(HeaderToken::isText);
        return firewall;
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            AccessTokenCheck tokens,
            PageCookieFilter pageCookies,
            StreamTicketFilter streamTickets,
            ProblemResponses problems,
            MetricsReaders metricsReaders)
            throws Exception {
        common(http);
        http.exceptionHandling(
                        failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(streamTickets, CsrfFilter.class);
        callersFirst(http, bearerTokens(tokens, problems), pageCookies, new FilesOfHosts(problems, problems));
        http.securityMatcher("/api/**", "/ws/**", "/.well-known/**", "/actuator/**", "/v3/api-docs/**");
        http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()).requireCsrfProtectionMatcher(this::byCookie));
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(API_POLICY)));
        http.authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                        HttpMethod.POST,
                        "/api/v1/auth/signup",
                        "/api/v1/auth/login",
                        "/api/v1/auth/refresh",
                        "/api/v1/auth/password-links",
                        "/api/v1/auth/password",
                        "/api/v1/auth/email-confirmation",
                        "/api/v1/setup")
                .permitAll()
                .requestMatchers("/api/v1/host/**")
                .hasAnyRole(AccountRole.HOST.name(), AccountRole.ADMIN.name())
                .requestMatchers("/api/v1/admin/**")
                .hasRole(AccountRole.ADMIN.name())
                .requestMatchers(
                        HttpMethod.GET,
                        "/api/v1/performances/*/waiting-room/me",
                        "/api/v1/performances/*/waiting-room/proof")
                .authenticated()
                .requestMatchers("/actuator/prometheus")
                .access(AuthorizationManagers.anyOf(
                        AuthorityAuthorizationManager.hasRole(AccountRole.ADMIN.name()), metricsReaders))
                .requestMatchers(HttpMethod.GET, READ_BY_ALL)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, READ_BY_ALL)
                .permitAll()
                .requestMatchers("/api/v1/**")
                .authenticated()
                .anyRequest()
                .permitAll());
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageSecurity(
            HttpSecurity http,
            AccessTokenCheck tokens,
            PageCookieFilter pageCookies,
            ProblemResponses problems,
            LoginRedirect loginRedirect,
            PageRefusal pageRefusal)
            throws Exception {
        common(http);
        callersFirst(http, bearerTokens(tokens, problems), pageCookies, new FilesOfHosts(loginRedirect, pageRefusal));
        http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()).ignoringRequestMatchers(this::hasBearer));
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .addHeaderWriter((request, response) -> {
                    if (request.getRequestURI().startsWith("/swagger-ui")) {
                        response.setHeader("Content-Security-Policy", DOCUMENTATION_POLICY);
                    }
                }));
        http.exceptionHandling(
                failures -> failures.authenticationEntryPoint(loginRedirect).accessDeniedHandler(pageRefusal));
        http.authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(
                        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/me/**", "/checkout/**", "/orders/**", "/sandbox/**")
                .authenticated()
                .requestMatchers("/host/**")
                .hasAnyRole(AccountRole.HOST.name(), AccountRole.ADMIN.name())
                .anyRequest()
                .permitAll());
        return http.build();
    }

    /**
     * No more than is used here, since every call of a crowd passes through it. No session is kept, so nothing manages one,
     * and a token that is checked anew with each call takes no page's CSRF token away.
     */
    private static void common(HttpSecurity http) throws Exception {
        http.sessionManagement(AbstractHttpConfigurer::disable)
                // Left out, it would be one that keeps every refused call in a session.
                .requestCache(calls -> calls.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .securityContext(
                        kept -> kept.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)));
    }

    /** Who calls is known before the CSRF token is looked for, which may be in a form that not everybody may send. */
    private static void callersFirst(HttpSecurity http, Filter tokens, Filter pageCookies, Filter files) {
        http.addFilterBefore(tokens, CsrfFilter.class)
                .addFilterBefore(pageCookies, CsrfFilter.class)
                .addFilterBefore(files, CsrfFilter.class);
    }

    private static BearerTokenAuthenticationFilter bearerTokens(AccessTokenCheck tokens, ProblemResponses problems) {
        var reading = new BearerTokenAuthenticationConverter();
        reading.setBearerTokenResolver(new HeaderToken());
        AuthenticationManager checking = sent -> checked(tokens, sent);
        var filter = new BearerTokenAuthenticationFilter(checking, reading);
        filter.setAuthenticationEntryPoint(problems);
        return filter;
    }

    private static Authentication checked(AccessTokenCheck tokens, Authentication sent) {
        try {
            return tokens.check(((BearerTokenAuthenticationToken) sent).getToken());
        } catch (JwtException refusal) {
            throw new InvalidBearerTokenException("no valid access token", refusal);
        }
    }

    private CookieCsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(cookies.secure() ? "__Host-csrf" : "csrf");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setParameterName("_csrf");
        tokens.setCookieCustomizer(cookie ->
                cookie.httpOnly(true).secure(cookies.secure()).sameSite("Lax").path("/"));
        return tokens;
    }

    /** Only what a browser sends by itself can be forged across sites: a call without our cookies needs no token. */
    private boolean byCookie(HttpServletRequest request) {
        return !SAFE_METHODS.contains(request.getMethod()) && !hasBearer(request) && cookies.any(request);
    }

    private boolean hasBearer(HttpServletRequest request) {
        return HeaderToken.carriedBy(request);
    }
}
