package io.grandstand.waitingroom;

import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import io.grandstand.catalog.WaitingRoomPolicy.Rate;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A waiting room at a glance.
 *
 * @param serving the highest number called so far
 * @param called numbers that were called and have not come yet
 * @param parked numbers that were called, did not come, and still may
 * @param active admissions that hold a slot
 * @param left seats that nobody holds or has bought; empty until booking has told
 * @param sinceFirstCall empty before it
 * @param policy the one in force
 * @param draw empty where numbers go by who came first
 * @param epoch grows each time the line is lost
 * @param since the epoch in which these numbers began
 * @param oldUntil numbers up to this one are from before the line was lost
 * @param recovering how long nobody is called yet, as the line was lost; zero where it was not
 * @param share how many thousandths of the policy are let in, by the health of booking
 * @param health what booking told of the last seconds
 * @param processes how many processes look at this line
 * @param away whether the line could not be reached since {@code at}
 */
record RoomView(
        Room room,
        Instant at,
        HostDecision decision,
        long epoch,
        long since,
        long issued,
        long serving,
        int waiting,
        int called,
        int parked,
        int active,
        long admittedTotal,
        int calledLastMinute,
        int admittedLastMinute,
        Optional<Duration> sinceFirstCall,
        OptionalInt left,
        WaitingRoomPolicy policy,
        Optional<LineDraw> draw,
        long oldUntil,
        Duration recovering,
        int share,
        BookingHealth.Report health,
        int processes,
        boolean away) {

    /**
     * How fast a line moves: as measured over the last minute while people waited for it, else as the tightest limit of
     * the policy has it.
     *
     * @param perMinute how many are called
     * @param atOnce only where {@code perMinute} is by how many places become free when everyone inside takes all of their
     *     time: so many are free already
     */
    record Progress(int perMinute, OptionalInt atOnce) {

        /** Until who has so many ahead is called; the longest it may be where {@code atOnce} is known. */
        Duration until(long ahead) {
            return Duration.ofSeconds(Math.max(0, ahead - atOnce.orElse(0)) * MINUTE_SECONDS / perMinute);
        }
    }

    private static final Duration MEASURED_AFTER = Duration.ofSeconds(70);
    private static final long MINUTE_MS = 60_000;
    private static final long MINUTE_SECONDS = 60;

    static RoomView of(Room room, Instant at, LineAnswer look) {
        WaitingRoomPolicy policy = policy(look);
        return new RoomView(
                room,
                at,
                new HostDecision(look.number("version"), look.controls(), Optional.of(policy)),
                look.number("epoch"),
                look.number("since"),
                look.number("issued"),
                look.number("serving"),
                look.count("waiting"),
                look.count("called"),
                look.count("parked"),
                look.count("active"),
                look.number("admitted"),
                look.count("calledLastMinute"),
                look.count("admittedLastMinute"),
                look.number("calling") < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(look.number("calling"))),
                look.count("left") < 0 ? OptionalInt.empty() : OptionalInt.of(look.count("left")),
                policy,
                LineDraw.of(room.performance(), look),
                look.number("oldUntil"),
                Duration.ofMillis(look.number("recovering")),
                look.count("share"),
                health(look),
                look.count("processes"),
                false);
    }

    /** The last that is known, while the line cannot be reached. */
    RoomView whileAway() {
        return new RoomView(
                room,
                at,
                decision,
                epoch,
                since,
                issued,
                serving,
                waiting,
                called,
                parked,
                active,
                admittedTotal,
                calledLastMinute,
                admittedLastMinute,
                sinceFirstCall,
                left,
                policy,
                draw,
                oldUntil,
                recovering,
                share,
                health,
                processes,
                true);
    }

    static BookingHealth.Report health(LineAnswer look) {
        return new BookingHealth.Report(
                look.count("answered"),
                look.count("refused"),
                look.count("undecided"),
                Duration.ofMillis(look.number("latency")));
    }

    Phase phase() {
        return Phase.of(room.stage(at), decision.controls());
    }

    /** The number of who came as the so-manieth; empty while it is not drawn. */
    OptionalLong numberOf(long arrival) {
        return draw.map(drawn -> drawn.numberOf(arrival)).orElse(OptionalLong.of(arrival));
    }

    /** How fast the line moves, as well as that is known by now; empty when it is not, or is less than one a minute. */
    Optional<Progress> progress() {
        boolean measured = sinceFirstCall
                .filter(since -> since.compareTo(MEASURED_AFTER) >= 0)
                .isPresent();
        if (measured && waiting > 0 && calledLastMinute > 0) {
            return Optional.of(new Progress(calledLastMinute, OptionalInt.empty()));
        }
        return Stream.of(
                        policy.rate()
                                .map(rate -> new Progress(perMinute(rate.count(), rate.per()), OptionalInt.empty())),
                        policy.concurrency().map(this::turnover),
                        policy.group().map(this::turnover))
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(Progress::perMinute))
                .filter(slowest -> slowest.perMinute() > 0);
    }

    /** How a room of so many places moves on, if nobody leaves before their time. */
    private Progress turnover(int places) {
        return new Progress(perMinute(places, policy.admission()), OptionalInt.of(atOnce()));
    }

    /** How many find a place without anybody leaving, by every limit; of a group nobody, until all of the last are gone. */
    private int atOnce() {
        int taken = active + called;
        int free = policy.concurrency().map(places -> places - taken).orElse(Integer.MAX_VALUE);
        int ofGroup = policy.group().map(places -> taken == 0 ? places : 0).orElse(Integer.MAX_VALUE);
        int ofRate = policy.rate().map(Rate::count).orElse(Integer.MAX_VALUE);
        return Math.max(0, Math.min(free, Math.min(ofGroup, ofRate)));
    }

    private static int perMinute(long count, Duration per) {
        return (int) Math.min(Integer.MAX_VALUE, count * MINUTE_MS / per.toMillis());
    }

    static WaitingRoomPolicy policy(LineAnswer look) {
        return new WaitingRoomPolicy(
                limit(look.count("rateCount"))
                        .map(count -> new Rate(count, Duration.ofMillis(look.number("ratePerMs")))),
                limit(look.count("group")),
                limit(look.count("concurrency")),
                Duration.ofMillis(look.number("admissionMs")),
                Rejoin.valueOf(look.text("rejoin")),
                Away.valueOf(look.text("away")));
    }

    private static Optional<Integer> limit(int value) {
        return value == 0 ? Optional.empty() : Optional.of(value);
    }
}
