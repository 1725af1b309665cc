package io.grandstand.waitingroom;

import io.grandstand.kernel.EventStreams;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** A stream of server-sent events. Its request's thread goes home: who waits has none. */
final class EventConnection implements Listener {

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final AsyncContext context;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile boolean closed;
    private final AtomicBoolean completed = new AtomicBoolean();

    private EventConnection(OutputStream out, AsyncContext context) {
        this.out = out;
        this.context = context;
    }

    /** The head goes out before anybody else may write. */
    static EventConnection open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        EventStreams.begin(response);
        OutputStream out = response.getOutputStream();
        out.write(COMMENT);
        out.flush();
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        return new EventConnection(out, context);
    }

    /** Does so when the container finds that nobody is there any more. */
    void whenGone(Runnable gone) {
        try {
            context.addListener(listener(gone));
        } catch (IllegalStateException alreadyGone) {
            gone.run();
        }
    }

    private AsyncListener listener(Runnable gone) {
        return new AsyncListener() {
            @Override
            public void onComplete(AsyncEvent event) {
                closed = true;
                gone.run();
            }

            @Override
            public void onTimeout(AsyncEvent event) {
                gone.run();
            }

            @Override
            public void onError(AsyncEvent event) {
                // Whoever sends may still hold the lock, and what is not over by now the container ends with an error.
                closed = true;
                complete();
                gone.run();
            }

            @Override
            public void onStartAsync(AsyncEvent event) {
                // Nobody starts it again.
            }
        };
    }

    @Override
    public Message.Wire wire() {
        return Message.Wire.EVENT;
    }

    @Override
    public void send(byte[] message) throws IOException {
        sending.lock();
        try {
            if (closed) {
                throw new IOException("the stream has ended");
            }
            out.write(message);
            out.flush();
        } catch (IllegalStateException recycled) {
            throw new IOException(recycled);
        } finally {
            sending.unlock();
            completeIfClosed();
        }
    }

    @Override
    public void close() {
        closed = true;
        completeIfClosed();
    }

    /** By whoever writes last: an answer must not end in the middle of a message. */
    private void completeIfClosed() {
        if (closed && sending.tryLock()) {
            try {
                complete();
            } finally {
                sending.unlock();
            }
        }
    }

    private void complete() {
        if (completed.compareAndSet(false, true)) {
            try {
                context.complete();
            } catch (IllegalStateException endedOtherwise) {
                // The container has ended it: nothing is left to do.
                return;
            }
        }
    }
}
