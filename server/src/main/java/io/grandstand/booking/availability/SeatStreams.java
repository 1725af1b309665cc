package io.grandstand.booking.availability;

import io.grandstand.booking.BookingSettings;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.LimitSettings;
import io.grandstand.kernel.StreamSlots;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Streams of changed seats, each served by the thread of its own request: virtual threads make a thousand that wait as
 * cheap as a list, and one slow listener holds up nobody else.
 */
@Component
public class SeatStreams {

    /** What became of the wish to watch. */
    public sealed interface Opened {

        /** Must be served or closed. */
        record Stream(SeatStream stream) implements Opened {}

        record UnknownPerformance() implements Opened {}

        record Refused(StreamSlots.Refused why) implements Opened {}
    }

    /** One open stream. */
    public static final class SeatStream implements AutoCloseable {

        private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

        private final Watch watch;
        private final Duration heartbeat;
        private final Runnable onClose;

        private SeatStream(Watch watch, Duration heartbeat, Runnable onClose) {
            this.watch = watch;
            this.heartbeat = heartbeat;
            this.onClose = onClose;
        }

        /**
         * Sends until this process stops.
         *
         * @throws IOException when nobody listens any more
         */
        public void sendTo(OutputStream listener) throws IOException, InterruptedException {
            send(listener, watch.start().first().bytes());
            Frame last = watch.start().from();
            while (last != Frame.END) {
                Frame next = next(last);
                send(listener, next == null ? HEARTBEAT : next.bytes());
                last = next == null ? last : next;
            }
        }

        private @Nullable Frame next(Frame last) throws InterruptedException {
            try {
                return last.next().get(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException quiet) {
                return null;
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static void send(OutputStream listener, byte[] bytes) throws IOException {
            listener.write(bytes);
            listener.flush();
        }

        @Override
        public void close() {
            watch.close();
            onClose.run();
        }
    }

    private final SeatPictures pictures;
    private final Duration heartbeat;
    private final StreamSlots slots;

    SeatStreams(SeatPictures pictures, BookingSettings settings, LimitSettings limits, MeterRegistry meters) {
        BookingSettings.Availability availability = settings.availability();
        this.pictures = pictures;
        this.heartbeat = availability.heartbeat();
        this.slots = new StreamSlots(
                        new StreamSlots.Limits(
                                availability.streamsMax(),
                                availability.streamsPerAccountMax(),
                                availability.streamsPerAddressMax()),
                        limits)
                .metered("grandstand.booking.streams", "who watches seats", meters);
    }

    /** Before the web server waits for its last requests: a stream would never be one of them. */
    @EventListener(ContextClosedEvent.class)
    void endAll() {
        slots.end();
        pictures.endWatches();
    }

    public Opened open(PerformanceId performance, StreamSlots.Watcher watcher) {
        return switch (slots.take(watcher)) {
            case StreamSlots.Refused refused -> new Opened.Refused(refused);
            case StreamSlots.Taken.Slot slot -> open(performance, slot);
        };
    }

    private Opened open(PerformanceId performance, StreamSlots.Taken.Slot slot) {
        Optional<Watch> watch = Optional.empty();
        try {
            watch = pictures.watch(performance);
        } finally {
            if (watch.isEmpty()) {
                slot.close();
            }
        }
        if (watch.isEmpty()) {
            return new Opened.UnknownPerformance();
        }
        var stream = new SeatStream(watch.get(), heartbeat, slot::close);
        if (slots.ended()) {
            // All watches may have been told to end before this one began: nothing would end it.
            stream.close();
            return new Opened.Refused(new StreamSlots.Refused.Full());
        }
        return new Opened.Stream(stream);
    }
}
