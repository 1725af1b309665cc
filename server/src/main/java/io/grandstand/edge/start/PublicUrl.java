package io.grandstand.edge.start;

import io.grandstand.edge.OutsideSettings;
import io.grandstand.kernel.PublicAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Where people find the pages: as the operator says, or else where this process listens. */
@Component
class PublicUrl implements PublicAddress {

    private final OutsideSettings settings;
    private final ServerProperties server;
    private final ApplicationContext context;

    PublicUrl(OutsideSettings settings, ServerProperties server, ApplicationContext context) {
        this.settings = settings;
        this.server = server;
        this.context = context;
    }

    @Override
    public String value() {
        URI told = settings.publicUrl();
        return told == null ? here() : told.toString().replaceFirst("/$", "");
    }

    /** Where this process listens, for whoever sits at its machine. */
    String here() {
        WebServer listening = context instanceof WebServerApplicationContext web ? web.getWebServer() : null;
        return "http://" + host(server.getAddress()) + ":" + (listening == null ? 0 : listening.getPort());
    }

    /** What listens everywhere is found on this machine too; "everywhere" itself is no address to go to. */
    static String host(@Nullable InetAddress bound) {
        if (bound == null || bound.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        return bound instanceof Inet6Address ? "[" + bound.getHostAddress() + "]" : bound.getHostAddress();
    }
}
