package io.grandstand.waitingroom;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** A socket that is told of a room. Nothing is expected from its other end. */
final class SocketConnection extends AbstractWebSocketHandler implements Listener {

    /** Tomcat's name for how long a message may take to leave. */
    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    /** Who reads slower than that is let go; as long as a stream's reader has. */
    private static final Duration SEND_MAX = Duration.ofSeconds(20);

    private final Function<SocketConnection, Runnable> begin;
    private volatile @Nullable WebSocketSession session;
    private volatile @Nullable Runnable end;

    /** @param begin is called with this when it is open, and answers what is to be done when it is not any more */
    SocketConnection(Function<SocketConnection, Runnable> begin) {
        this.begin = begin;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession opened) {
        if (opened instanceof NativeWebSocketSession container
                && container.getNativeSession() instanceof jakarta.websocket.Session standard) {
            standard.getUserProperties().put(SEND_TIMEOUT, SEND_MAX.toMillis());
        }
        session = opened;
        end = begin.apply(this);
    }

    @Override
    protected void handleTextMessage(WebSocketSession from, TextMessage message) throws IOException {
        from.close(CloseStatus.NOT_ACCEPTABLE);
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession from, BinaryMessage message) throws IOException {
        from.close(CloseStatus.NOT_ACCEPTABLE);
    }

    @Override
    public void handleTransportError(WebSocketSession from, Throwable failure) {
        gone();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession closed, CloseStatus status) {
        gone();
    }

    private void gone() {
        Runnable ending = end;
        if (ending != null) {
            ending.run();
        }
    }

    @Override
    public Message.Wire wire() {
        return Message.Wire.TEXT;
    }

    @Override
    public void send(byte[] message) throws IOException {
        WebSocketSession open = session;
        if (open == null || !open.isOpen()) {
            throw new IOException("the socket is closed");
        }
        try {
            open.sendMessage(new TextMessage(message));
        } catch (IllegalStateException closing) {
            throw new IOException(closing);
        }
    }

    @Override
    public void close() {
        WebSocketSession open = session;
        if (open != null && open.isOpen()) {
            try {
                open.close(CloseStatus.GOING_AWAY);
            } catch (IOException gone) {
                // Closing is what was wanted.
                return;
            }
        }
    }
}
