package io.grandstand.kernel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How many streams of a kind a process serves, in all and to one watcher: nobody watches so often that others cannot. */
public final class StreamSlots {

    /** Who is to answer for a stream: an account, or for who has none the address that they come from. */
    public sealed interface Watcher {

        record LoggedIn(AccountId account) implements Watcher {}

        record Anybody(String address) implements Watcher {}

        static Watcher of(@Nullable Caller caller, String address) {
            return caller == null ? new Anybody(address) : new LoggedIn(caller.account());
        }
    }

    /** What became of the wish for a slot. */
    public sealed interface Taken {

        /** The watcher's until it is closed; a second time changes nothing. */
        final class Slot implements Taken, AutoCloseable {

            private final AtomicBoolean closed = new AtomicBoolean();
            private final Runnable onClose;

            private Slot(Runnable onClose) {
                this.onClose = onClose;
            }

            @Override
            public void close() {
                if (closed.compareAndSet(false, true)) {
                    onClose.run();
                }
            }
        }
    }

    /** Why there is no slot. */
    public sealed interface Refused extends Taken {

        /** This process serves as many as it may. */
        record Full() implements Refused {}

        record TooManyOfAccount(int max) implements Refused {}

        record TooManyOfAddress(int max) implements Refused {}
    }

    /**
     * How many there may be at once.
     *
     * @param all in this process
     * @param ofAccount of one account
     * @param ofAddress of one address without an account
     */
    public record Limits(int all, int ofAccount, int ofAddress) {}

    private final Limits limits;
    private final boolean addressesLimited;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<Watcher, Integer> openByWatcher = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /** @param perAddress whether there are limits per address at all */
    public StreamSlots(Limits limits, LimitSettings perAddress) {
        this.limits = limits;
        this.addressesLimited = perAddress.enabled();
    }

    public StreamSlots metered(String name, String what, MeterRegistry meters) {
        Gauge.builder(name, open, AtomicInteger::get).description(what).register(meters);
        return this;
    }

    /** Gives no more: this process ends, and whoever comes back at once is to come to another one. */
    public void end() {
        ended = true;
    }

    /** Whoever took a slot before that and begins a stream after it has to end it. */
    public boolean ended() {
        return ended;
    }

    public Taken take(Watcher watcher) {
        if (ended) {
            return new Refused.Full();
        }
        if (open.incrementAndGet() > limits.all()) {
            open.decrementAndGet();
            return new Refused.Full();
        }
        int mine = openByWatcher.merge(watcher, 1, Integer::sum);
        Refused refused = refusal(watcher, mine);
        if (refused != null) {
            free(watcher);
            return refused;
        }
        return new Taken.Slot(() -> free(watcher));
    }

    private @Nullable Refused refusal(Watcher watcher, int streams) {
        return switch (watcher) {
            case Watcher.LoggedIn _ ->
                streams > limits.ofAccount() ? new Refused.TooManyOfAccount(limits.ofAccount()) : null;
            case Watcher.Anybody _ ->
                addressesLimited && streams > limits.ofAddress()
                        ? new Refused.TooManyOfAddress(limits.ofAddress())
                        : null;
        };
    }

    private void free(Watcher watcher) {
        open.decrementAndGet();
        openByWatcher.computeIfPresent(watcher, (_, streams) -> streams == 1 ? null : streams - 1);
    }
}
