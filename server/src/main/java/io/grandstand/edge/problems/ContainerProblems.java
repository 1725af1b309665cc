package io.grandstand.edge.problems;

import org.apache.catalina.Container;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Has Tomcat answer with problem documents too, where a request is too broken to reach the application. */
@Component
class ContainerProblems implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            Container host = context.getParent();
            if (!(host instanceof StandardHost standard)) {
                throw new IllegalStateException("this Tomcat has no host of the usual kind: " + host);
            }
            standard.setErrorReportValveClass(ProblemValve.class.getName());
        });
    }
}
