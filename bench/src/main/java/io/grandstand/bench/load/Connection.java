package io.grandstand.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A connection that is kept, and opened again when it breaks. Used by its event loop alone. */
final class Connection {

    /** What a connection tells. */
    interface Listener {

        /** It can be used. */
        void ready(Connection connection);

        /** It broke while nothing was asked; it will be ready again. */
        void lost(Connection connection);

        void answered(Connection connection, Request request, Answer answer);

        void unanswered(Connection connection, Request request);

        /** A listener threw: no fault of the server. */
        void failed(Throwable fault);
    }

    private static final int CONNECT_MAX_MILLIS = 10_000;
    private static final Duration RECONNECT_WAIT = Duration.ofMillis(100);
    private static final byte[] JSON_LENGTH =
            "Content-Type: application/json\r\nContent-Length: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_LENGTH = "Content-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final EventLoop loop;
    private final URI target;
    private final byte[] everyRequest;
    private final Listener listener;
    private @Nullable Channel channel;
    private @Nullable Request pending;
    private long intendedNanos;
    private long sentNanos;
    private boolean closed;

    Connection(EventLoop loop, URI target, Listener listener) {
        this.loop = loop;
        this.target = target;
        this.listener = listener;
        this.everyRequest = ("Host: " + target.getAuthority() + "\r\nAccept: application/json\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    void open() {
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MAX_MILLIS)
                .handler(new ChannelInitializer<NioSocketChannel>() {
                    @Override
                    protected void initChannel(NioSocketChannel made) {
                        made.pipeline().addLast(new HttpResponseDecoder(), new Reading());
                    }
                })
                .connect(target.getHost(), target.getPort())
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        reopen();
                    }
                });
    }

    private void reopen() {
        if (!closed) {
            var _ = loop.schedule(this::open, RECONNECT_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** @param intended when it was meant to be sent: its latency counts from then */
    void send(Request request, long intended) {
        Channel to = channel;
        if (to == null || pending != null) {
            throw new IllegalStateException("not ready for a request");
        }
        pending = request;
        intendedNanos = intended;
        sentNanos = System.nanoTime();
        byte[] line = request.line();
        byte[] headers = request.headers().bytes();
        ByteBuf out = to.alloc()
                .buffer(line.length
                        + everyRequest.length
                        + headers.length
                        + 2 * request.json().length()
                        + 80);
        out.writeBytes(line).writeBytes(everyRequest).writeBytes(headers);
        if (request.json().isEmpty()) {
            out.writeBytes(NO_LENGTH);
        } else {
            out.writeBytes(JSON_LENGTH);
            ByteBufUtil.writeAscii(out, Integer.toString(ByteBufUtil.utf8Bytes(request.json())));
            ByteBufUtil.writeAscii(out, "\r\n\r\n");
            ByteBufUtil.writeUtf8(out, request.json());
        }
        var _ = to.writeAndFlush(out, to.voidPromise());
    }

    /** Gives up what was sent before that and is not answered. */
    void giveUpSentBefore(long nanos) {
        if (pending != null && channel != null && sentNanos - nanos < 0) {
            close(channel);
        }
    }

    void close() {
        closed = true;
        if (channel != null) {
            close(channel);
        }
    }

    private static void close(Channel open) {
        var _ = open.close();
    }

    private final class Reading extends SimpleChannelInboundHandler<HttpObject> {

        private final ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
        private int status;
        private boolean keep;
        private boolean told;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            channel = context.channel();
            listener.ready(Connection.this);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject part) throws Exception {
            if (part.decoderResult().isFailure()) {
                close(context.channel());
                return;
            }
            if (part instanceof HttpResponse head) {
                status = head.status().code();
                keep = HttpUtil.isKeepAlive(head);
                body.reset();
            }
            if (part instanceof HttpContent content) {
                content.content().readBytes(body, content.content().readableBytes());
                if (part instanceof LastHttpContent) {
                    finish(context);
                }
            }
        }

        private void finish(ChannelHandlerContext context) {
            Request request = pending;
            pending = null;
            if (request == null) {
                close(context.channel());
                return;
            }
            if (!keep) {
                // The listener hears of the next connection when it is open.
                channel = null;
                told = true;
                close(context.channel());
            }
            long now = System.nanoTime();
            var answer = new Answer(
                    status,
                    body.toByteArray(),
                    Duration.ofNanos(now - intendedNanos),
                    Duration.ofNanos(now - sentNanos));
            listener.answered(Connection.this, request, answer);
            if (keep) {
                listener.ready(Connection.this);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            Request request = pending;
            pending = null;
            channel = null;
            if (request != null) {
                listener.unanswered(Connection.this, request);
            } else if (!told) {
                listener.lost(Connection.this);
            }
            reopen();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (!(cause instanceof IOException)) {
                listener.failed(cause);
            }
            close(context.channel());
        }
    }
}
