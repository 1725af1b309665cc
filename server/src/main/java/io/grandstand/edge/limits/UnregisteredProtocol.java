package io.grandstand.edge.limits;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;

/**
 * HTTP as Tomcat speaks it, but for the register of whatever serves a request, which nobody reads here: JMX is off. Each new
 * one is entered under one monitor. Of a crowd that comes at once, each would need one and wait there for its turn, and get
 * it when it is given a core: the last of them after half a minute. Tomcat makes it by name.
 */
public final class UnregisteredProtocol extends Http11NioProtocol {

    private static final class Unregistered extends ConnectionHandler<NioChannel> {

        private Unregistered(UnregisteredProtocol protocol) {
            super(protocol);
        }

        @Override
        protected void register(Processor processor) {}

        @Override
        protected void unregister(Processor processor) {}
    }

    public UnregisteredProtocol() {
        var handler = new Unregistered(this);
        setHandler(handler);
        getEndpoint().setHandler(handler);
    }
}
