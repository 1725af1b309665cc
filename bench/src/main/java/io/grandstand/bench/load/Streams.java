package io.grandstand.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Many who watch: server-sent events on a connection each, read as they come. */
public final class Streams implements AutoCloseable {

    /** Told of every event of every stream, by several threads. */
    public interface Listener {

        /** @param data what stands between two empty lines */
        void event(byte[] data, int length, long nanos);
    }

    private static final Duration OPEN_MAX = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int EVENT_BYTES = 16 * 1024;

    private final List<Channel> channels = new ArrayList<>();
    private final CountDownLatch opened;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Listener listener;

    private Streams(int count, Listener listener) {
        this.opened = new CountDownLatch(count);
        this.listener = listener;
    }

    /** Opens them all, and returns when each has its answer. */
    static Streams open(Iterable<EventLoop> loops, URI target, List<Request> requests, Listener listener)
            throws InterruptedException {
        var streams = new Streams(requests.size(), listener);
        var each = loops.iterator();
        for (Request request : requests) {
            if (!each.hasNext()) {
                each = loops.iterator();
            }
            streams.connect(each.next(), target, request);
        }
        boolean answered = streams.opened.await(OPEN_MAX.toMillis(), TimeUnit.MILLISECONDS);
        if (!answered || streams.refused.get() > 0) {
            streams.close();
            throw new IllegalStateException(
                    answered
                            ? streams.refused + " of " + requests.size() + " streams were refused"
                            : streams.opened.getCount() + " streams were not answered");
        }
        return streams;
    }

    private void connect(EventLoop loop, URI target, Request request) throws InterruptedException {
        String head = "GET " + request.path() + " HTTP/1.1\r\nHost: " + target.getAuthority()
                + "\r\nAccept: text/event-stream\r\n";
        Channel channel = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<NioSocketChannel>() {
                    @Override
                    protected void initChannel(NioSocketChannel made) {
                        made.pipeline().addLast(new HttpResponseDecoder(), new Reading());
                    }
                })
                .connect(target.getHost(), target.getPort())
                .sync()
                .channel();
        channels.add(channel);
        var _ = channel.writeAndFlush(channel.alloc()
                .buffer()
                .writeBytes(head.getBytes(StandardCharsets.US_ASCII))
                .writeBytes(request.headers().bytes())
                .writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    /** Streams that the server ended. */
    public int ended() {
        return ended.get();
    }

    /** Of all events so far. */
    public long bytes() {
        return bytes.get();
    }

    @Override
    public void close() {
        channels.forEach(channel -> channel.close().syncUninterruptibly());
    }

    private final class Reading extends SimpleChannelInboundHandler<HttpObject> {

        private final Event event = new Event();
        private boolean over;

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
            if (part instanceof HttpResponse head) {
                if (head.status().code() != OK) {
                    refused.incrementAndGet();
                }
                opened.countDown();
            } else if (part instanceof HttpContent content) {
                long now = System.nanoTime();
                bytes.addAndGet(content.content().readableBytes());
                while (content.content().isReadable()) {
                    if (event.ends(content.content().readByte())) {
                        listener.event(event.data(), event.length(), now);
                        event.reset();
                    }
                }
                if (part instanceof LastHttpContent) {
                    end(context);
                }
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            end(context);
        }

        private void end(ChannelHandlerContext context) {
            if (!over) {
                over = true;
                ended.incrementAndGet();
                var _ = context.close();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close();
        }
    }

    /** What came since the last empty line. */
    private static final class Event extends ByteArrayOutputStream {

        Event() {
            super(EVENT_BYTES);
        }

        boolean ends(byte next) {
            boolean empty = next == '\n' && count > 0 && buf[count - 1] == '\n';
            write(next);
            return empty;
        }

        /** Not a copy. */
        byte[] data() {
            return buf;
        }

        int length() {
            return count;
        }
    }
}
