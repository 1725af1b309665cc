package io.grandstand.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The templates, as they were compiled with everything else. */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    /** Where the build puts the generated classes; the same as in the build's configuration. */
    private static final String TEMPLATES = "io.grandstand.site.templates";

    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(
                null, ContentType.Html, SiteConfiguration.class.getClassLoader(), TEMPLATES);
    }
}
