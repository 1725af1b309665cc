package io.grandstand.waitingroom;

import org.apache.tomcat.websocket.server.WsContextListener;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** Lets the container speak WebSocket, with as little for each as something needs that is told much and asked nothing. */
@Configuration(proxyBeanMethods = false)
class RoomSocketConfiguration {

    /** A buffer of each kind for every socket: the container's own would take 24 KB a fan. */
    private static final int INCOMING_MAX = 128;

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> webSockets() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.addApplicationListener(WsContextListener.class.getName()));
    }

    @Bean
    ServletServerContainerFactoryBean socketBuffers() {
        var container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(INCOMING_MAX);
        container.setMaxBinaryMessageBufferSize(INCOMING_MAX);
        return container;
    }
}
