package io.grandstand.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.grandstand.catalog.Poster;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The templates, as they were compiled with everything else, and the way to the pages' files. */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    /** Where the build puts the generated classes; the same as in the build's configuration. */
    private static final String TEMPLATES = "io.grandstand.site.templates";

    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(
                null, ContentType.Html, SiteConfiguration.class.getClassLoader(), TEMPLATES);
    }

    /** Files are the same for everyone: nobody is asked who they are, so that the page of an outage has its style. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain openFiles(HttpSecurity http) throws Exception {
        return http.securityMatcher(Assets.ROOT + "**", Poster.ROOT + "**", "/favicon.ico", OfflinePages.WORKER)
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .build();
    }
}
