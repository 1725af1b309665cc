package io.grandstand.booking.availability;

import io.grandstand.booking.AreaLeft;
import io.grandstand.booking.SeatAvailability;
import io.grandstand.booking.domain.Delta;
import io.grandstand.booking.domain.SeatChange;
import io.grandstand.booking.domain.SeatState;
import io.grandstand.booking.persistence.SeatRows;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All seats of one performance as of a version. Deltas are taken in any order and applied in that of their versions; one
 * that never comes is made up for by reading the whole again.
 */
final class Picture {

    /** Deltas kept for one before them that is still on its way. With more, reading the whole is cheaper. */
    static final int EARLY_DELTAS_MAX = 256;

    /** What a new watcher is told first, and the frame after which it goes on. */
    record Start(Frame first, Frame from) {}

    private final TreeMap<Long, Delta> early = new TreeMap<>();
    private final Map<SeatNo, SeatState> unpushed = new LinkedHashMap<>();
    private final SortedSet<AreaNo> unpushedAreas = new TreeSet<>();
    private PerformanceTerms terms;
    private SaleTimes sale;
    private boolean saleUnpushed;
    private SeatStates states;
    private long version = -1;
    private @Nullable EncodedSeats encoded;
    private Frame tail = new Frame(new byte[0]);
    private long tailVersion;
    private int watchers;

    /** Not loaded yet, but ready to be told of changes: none may be lost between its reading and its first delta. */
    Picture(PerformanceTerms terms) {
        this.terms = terms;
        this.sale = SaleTimes.of(terms);
        this.states = new SeatStates(terms);
    }

    synchronized boolean loaded() {
        return version >= 0;
    }

    synchronized long version() {
        return version;
    }

    synchronized boolean soldOn(PerformanceTerms now) {
        return terms.prices().equals(now.prices())
                && terms.plan().hash().equals(now.plan().hash());
    }

    /**
     * The sale opens and ends when these terms say.
     *
     * @return whether there is something to push
     */
    synchronized boolean sells(PerformanceTerms now) {
        SaleTimes times = SaleTimes.of(now);
        if (!times.equals(sale)) {
            sale = times;
            // The next watcher is told of it at first.
            saleUnpushed = watchers > 0;
        }
        return !nothingToPush();
    }

    synchronized int left() {
        return states.left();
    }

    synchronized Set<SeatNo> soldAmong(Set<SeatNo> seats) {
        var sold = new TreeSet<SeatNo>();
        for (SeatNo seat : seats) {
            if (states.get(seat) == SeatState.SOLD) {
                sold.add(seat);
            }
        }
        return sold;
    }

    synchronized BitSet free() {
        return states.free();
    }

    synchronized SeatAvailability.Snapshot snapshot() {
        return new SeatAvailability.Snapshot(version, states.left(), states.packed(), states.areas());
    }

    synchronized EncodedSeats encoded() {
        EncodedSeats made = encoded;
        if (made == null || made.version() != version) {
            made = EncodedSeats.of(snapshot());
            encoded = made;
        }
        return made;
    }

    /**
     * Takes over what was read of the database, unless it is older than what is known by now.
     *
     * @return whether there is something to push
     */
    synchronized boolean load(PerformanceTerms now, SeatRows.Claimed claimed) {
        if (claimed.version() < version) {
            return false;
        }
        var fresh = new SeatStates(now);
        claimed.seats().forEach(seat -> fresh.set(seat.seat(), seat.state()));
        claimed.areas().forEach(fresh::set);
        if (loaded()) {
            notice(fresh, now.plan().seats().size());
        } else {
            tailVersion = claimed.version();
        }
        terms = now;
        states = fresh;
        version = claimed.version();
        encoded = null;
        applyEarly();
        return !nothingToPush();
    }

    private void notice(SeatStates fresh, int seats) {
        for (int index = 0; index < seats; index++) {
            var seat = new SeatNo(index);
            if (states.get(seat) != fresh.get(seat)) {
                unpushed.put(seat, fresh.get(seat));
            }
        }
        unpushedAreas.addAll(SeatStates.differingAreas(states, fresh));
    }

    private boolean nothingToPush() {
        return unpushed.isEmpty() && unpushedAreas.isEmpty() && !saleUnpushed;
    }

    /** @return whether there is something to push */
    synchronized boolean apply(Delta delta) {
        boolean room = early.size() < EARLY_DELTAS_MAX || delta.version() == version + 1;
        if (room && delta.version() > version) {
            early.put(delta.version(), delta);
            if (loaded()) {
                applyEarly();
            }
        }
        return !nothingToPush();
    }

    private void applyEarly() {
        early.headMap(version, true).clear();
        Delta next = early.remove(version + 1);
        while (next != null) {
            for (SeatChange change : next.changes()) {
                if (states.set(change.seat(), change.state())) {
                    unpushed.put(change.seat(), states.get(change.seat()));
                }
            }
            for (AreaLeft area : next.areas()) {
                if (states.set(area)) {
                    unpushedAreas.add(area.area());
                }
            }
            version = next.version();
            next = early.remove(version + 1);
        }
        if (watchers == 0) {
            // What has changed is in what the next watcher reads.
            unpushed.clear();
            unpushedAreas.clear();
            saleUnpushed = false;
            tailVersion = version;
        }
    }

    /** Where a watcher begins: everything up to the version that it is told is in what it reads after that. */
    synchronized Start watch() {
        watchers++;
        return new Start(new Frame(DeltaJson.event(tailVersion, List.of(), Map.of(), sale)), tail);
    }

    /** Makes what has changed since the last push into a frame, and wakes who waits for it. */
    void push() {
        Frame last;
        Frame next;
        synchronized (this) {
            if (nothingToPush()) {
                return;
            }
            var changes = new ArrayList<SeatChange>(unpushed.size());
            unpushed.forEach((seat, state) -> changes.add(new SeatChange(seat, state)));
            unpushed.clear();
            last = tail;
            var areas = new TreeMap<AreaNo, Optional<Integer>>();
            unpushedAreas.forEach(area -> areas.put(area, states.left(area)));
            next = new Frame(DeltaJson.event(version, changes, areas, saleUnpushed ? sale : null));
            unpushedAreas.clear();
            saleUnpushed = false;
            tail = next;
            tailVersion = version;
        }
        last.next().complete(next);
    }

    synchronized void unwatch() {
        watchers--;
    }

    synchronized boolean watched() {
        return watchers > 0;
    }

    void end() {
        Frame last;
        synchronized (this) {
            last = tail;
        }
        last.next().complete(Frame.END);
    }
}
