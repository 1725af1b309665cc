package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.LimitSettings;
import io.grandstand.kernel.Repeating;
import io.grandstand.kernel.StreamSlots;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Everyone who watches a waiting room in this process. A room is looked at and encoded once for all of them; each is told
 * as often as they would have asked, and at once when something changed for everyone or they were called. So a crowd that
 * waits costs a walk along a list.
 */
@Component
class RoomStreams implements SmartLifecycle {

    /** A stream ends at a moment of its own in the last part of its life. */
    private static final double LIFE_LEAST = 0.75;

    /** A room that somebody watches. */
    private static final class Watched {
        private final Set<RoomStream> streams = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean ticking = new AtomicBoolean();
        private volatile @Nullable RoomNews news;
    }

    private final WritingNews writing;
    private final FindingPlace finding;
    private final RoomStreamSettings settings;
    private final InstantSource clock;
    private final StreamSlots slots;
    private final Counter sent;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<PerformanceId, Watched> rooms = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("waitingroom-stream-", 0).factory());
    private @Nullable Repeating pushing;

    RoomStreams(
            WritingNews writing,
            FindingPlace finding,
            RoomStreamSettings settings,
            InstantSource clock,
            LimitSettings limits,
            MeterRegistry meters) {
        this.writing = writing;
        this.finding = finding;
        this.settings = settings;
        this.clock = clock;
        this.slots = new StreamSlots(
                        new StreamSlots.Limits(settings.max(), settings.perAccountMax(), settings.perAddressMax()),
                        limits)
                .metered("grandstand.waitingroom.streams", "who watches a waiting room", meters);
        this.sent = Counter.builder("grandstand.waitingroom.pushes")
                .description("messages sent to who watches a waiting room")
                .register(meters);
    }

    /** A slot is to be closed, or to be given to {@link #begin}. */
    StreamSlots.Taken take(StreamSlots.Watcher watcher) {
        return slots.take(watcher);
    }

    /** Tells a listener of a room until either of them ends it. */
    RoomStream begin(PerformanceId performance, Optional<EntryToken> entry, StreamSlots.Taken.Slot slot, Listener to) {
        var stream = new RoomStream(
                to,
                slot,
                entry.map(place -> new FollowedPlace(place, finding::look, settings.lookEvery()))
                        .orElse(null),
                writing::place,
                settings.heartbeat(),
                clock.instant().plus(life()));
        rooms.compute(performance, (_, known) -> {
            Watched room = known == null ? new Watched() : known;
            room.streams.add(stream);
            return room;
        });
        threads.execute(() -> first(performance, stream));
        if (slots.ended()) {
            stream.close();
        }
        return stream;
    }

    private Duration life() {
        return Duration.ofMillis((long) (settings.life().toMillis() * random.nextDouble(LIFE_LEAST, 1)));
    }

    /** Nobody waits for the next round for their first word. */
    private void first(PerformanceId performance, RoomStream stream) {
        Watched room = rooms.get(performance);
        if (room != null) {
            RoomNews news = room.news;
            Optional<RoomNews> first = news == null ? writing.of(performance, null) : Optional.of(news);
            first.ifPresentOrElse(now -> tell(stream, now), stream::close);
        }
    }

    private void tell(RoomStream stream, RoomNews news) {
        Instant now = clock.instant();
        if (stream.takeTurn(news, now)) {
            sent.increment(stream.tell(news, now));
        }
    }

    private void push() {
        rooms.forEach((performance, room) -> {
            // A room that takes long to be looked at keeps no other waiting.
            if (room.ticking.compareAndSet(false, true)) {
                threads.execute(() -> push(performance, room));
            }
        });
    }

    private void push(PerformanceId performance, Watched room) {
        try {
            Optional<RoomNews> news = writing.of(performance, room.news);
            room.news = news.orElse(null);
            Instant now = clock.instant();
            for (RoomStream stream : room.streams) {
                if (news.isEmpty()) {
                    stream.close();
                } else if (stream.takeTurn(news.get(), now)) {
                    threads.execute(() -> sent.increment(stream.tell(news.get(), now)));
                }
            }
            room.streams.removeIf(RoomStream::closed);
            rooms.computeIfPresent(performance, (_, known) -> known.streams.isEmpty() ? null : known);
        } finally {
            room.ticking.set(false);
        }
    }

    /** Before the web server waits for its last requests: a stream would never be one of them. */
    @EventListener(ContextClosedEvent.class)
    void endAll() {
        slots.end();
        rooms.values().forEach(room -> room.streams.forEach(RoomStream::close));
    }

    @Override
    public synchronized void start() {
        pushing = new Repeating("waitingroom-push", settings.pushEvery(), this::push);
    }

    @Override
    public synchronized void stop() {
        if (pushing != null) {
            pushing.close();
            pushing = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return pushing != null;
    }
}
