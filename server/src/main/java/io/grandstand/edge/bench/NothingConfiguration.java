package io.grandstand.edge.bench;

import org.apache.catalina.Context;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Serves {@code PUT /bench/nothing/{id}} on the product's port and threads. It is an application of its own within the
 * same server, so that none of the product's filters is on its way, and none has to make an exception for it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("grandstand.edge.bench")
class NothingConfiguration {

    private static final String PATH = "/bench";

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> nothingBeside() {
        return server -> server.addContextCustomizers(NothingConfiguration::serveBeside);
    }

    private static void serveBeside(Context product) {
        var spring = new AnnotationConfigWebApplicationContext();
        spring.register(Nothing.class);
        var context = new StandardContext();
        context.setName(PATH);
        context.setPath(PATH);
        context.addLifecycleListener(new Tomcat.FixContextListener());
        context.setParentClassLoader(product.getParentClassLoader());
        Tomcat.addServlet(context, "nothing", new DispatcherServlet(spring)).setLoadOnStartup(1);
        context.addServletMappingDecoded("/", "nothing");
        product.getParent().addChild(context);
    }
}
