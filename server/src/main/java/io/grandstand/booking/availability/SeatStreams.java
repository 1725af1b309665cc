package io.grandstand.booking.availability;

import io.grandstand.booking.BookingSettings;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.LimitSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Streams of changed seats, each served by the thread of its own request: virtual threads make a thousand that wait as
 * cheap as a list, and one slow listener holds up nobody else.
 */
@Component
public class SeatStreams {

    /** Who is to answer for a stream: an account, or for who has none the address that they come from. */
    public sealed interface Watcher {

        record LoggedIn(AccountId account) implements Watcher {}

        record Anybody(String address) implements Watcher {}
    }

    /** What became of the wish to watch. */
    public sealed interface Opened {

        /** Must be served or closed. */
        record Stream(SeatStream stream) implements Opened {}

        record UnknownPerformance() implements Opened {}

        /** This process serves as many as it may. */
        record Full() implements Opened {}

        record TooManyOfAccount(int max) implements Opened {}

        record TooManyOfAddress(int max) implements Opened {}
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
    private final BookingSettings.Availability settings;
    private final boolean addressesLimited;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<Watcher, Integer> openByWatcher = new ConcurrentHashMap<>();

    SeatStreams(SeatPictures pictures, BookingSettings settings, LimitSettings limits, MeterRegistry meters) {
        this.pictures = pictures;
        this.settings = settings.availability();
        this.addressesLimited = limits.enabled();
        Gauge.builder("grandstand.booking.streams", open, AtomicInteger::get)
                .description("who watches seats")
                .register(meters);
    }

    public Opened open(PerformanceId performance, Watcher watcher) {
        if (open.incrementAndGet() > settings.streamsMax()) {
            open.decrementAndGet();
            return new Opened.Full();
        }
        int mine = openByWatcher.merge(watcher, 1, Integer::sum);
        Optional<Opened> refused = tooMany(watcher, mine);
        if (refused.isPresent()) {
            closed(watcher);
            return refused.get();
        }
        Optional<Watch> watch = Optional.empty();
        try {
            watch = pictures.watch(performance);
        } finally {
            if (watch.isEmpty()) {
                closed(watcher);
            }
        }
        return watch.<Opened>map(
                        found -> new Opened.Stream(new SeatStream(found, settings.heartbeat(), () -> closed(watcher))))
                .orElseGet(Opened.UnknownPerformance::new);
    }

    private Optional<Opened> tooMany(Watcher watcher, int streams) {
        return switch (watcher) {
            case Watcher.LoggedIn _ ->
                streams > settings.streamsPerAccountMax()
                        ? Optional.of(new Opened.TooManyOfAccount(settings.streamsPerAccountMax()))
                        : Optional.empty();
            case Watcher.Anybody _ ->
                addressesLimited && streams > settings.streamsPerAddressMax()
                        ? Optional.of(new Opened.TooManyOfAddress(settings.streamsPerAddressMax()))
                        : Optional.empty();
        };
    }

    private void closed(Watcher watcher) {
        open.decrementAndGet();
        openByWatcher.computeIfPresent(watcher, (_, streams) -> streams == 1 ? null : streams - 1);
    }
}
