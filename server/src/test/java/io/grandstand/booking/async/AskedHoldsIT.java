package io.grandstand.booking.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.booking.BookingSettings;
import io.grandstand.booking.Fan;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldResult.Held;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.async.LaterHolds.AskResult;
import io.grandstand.booking.async.LaterHolds.Fate;
import io.grandstand.booking.domain.Receipt;
import io.grandstand.booking.lane.Begun;
import io.grandstand.booking.lane.RetryAfter;
import io.grandstand.booking.persistence.Refusals;
import io.grandstand.catalog.SeatNo;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** Wishes that go through Kafka: what becomes of them, and of their order, and of a consumer that dies. */
@GrandstandTest
class AskedHoldsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    LaterHolds later;

    @Autowired
    SeatHolds holds;

    @Autowired
    OnSale onSale;

    @Autowired
    AskedHoldTopic topic;

    @Autowired
    RetryAfter retryAfter;

    @Autowired
    AskedHoldSender sender;

    @Autowired
    Receipts receipts;

    @Autowired
    Refusals refusals;

    @Autowired
    ForgettingRefusals forgetting;

    @Autowired
    BookingSettings settings;

    @Autowired
    ProducerFactory<?, ?> producers;

    @Autowired
    InstantSource clock;

    @Autowired
    MeterRegistry meters;

    @Autowired
    JdbcClient jdbc;

    /** A wish and what its fan has in hand. */
    private record Asked(HoldSeats wish, String receipt) {}

    @Test
    void decidesInTheOrderOfAskingForEachPerformance() {
        var concerts = List.of(
                onSale.aPerformance().open(),
                onSale.aPerformance().open(),
                onSale.aPerformance().open());
        var asked = new TreeMap<Integer, List<Asked>>();
        topic.whilePaused(() -> {
            for (int fan = 0; fan < 30; fan++) {
                for (int concert = 0; concert < concerts.size(); concert++) {
                    // Each wants the seat of the fan before, and one more: every second one can have them.
                    asked.computeIfAbsent(concert, _ -> new ArrayList<>())
                            .add(ask(Fan.any().wants(concerts.get(concert), fan, fan + 1)));
                }
            }
        });

        for (List<Asked> inOrder : asked.values()) {
            for (int fan = 0; fan < inOrder.size(); fan++) {
                Fate fate = decided(inOrder.get(fan));
                if (fan % 2 == 0) {
                    assertThat(fate).as("fan " + fan).isInstanceOf(Fate.Made.class);
                } else {
                    assertThat(fate).as("fan " + fan).isInstanceOfSatisfying(Fate.Refused.class, refused -> assertThat(
                                    refused.why())
                            .isInstanceOf(HoldResult.SeatsTaken.class));
                }
            }
        }
    }

    @Test
    void choosesTheBestForEveryoneOfACrowdAsTheyCame() {
        var concert = onSale.aPerformance().seats(2, 10).open();
        var asked = new ArrayList<Asked>();
        topic.whilePaused(() -> {
            for (int fan = 0; fan < 12; fan++) {
                asked.add(ask(Fan.any().wantsBest(new HoldId(UUID.randomUUID()), concert, 2, true)));
            }
        });

        assertThat(asked.subList(0, 10))
                .allSatisfy(one -> assertThat(decided(one)).isInstanceOf(Fate.Made.class));
        assertThat(asked.subList(10, 12)).allSatisfy(one -> assertThat(refusal(one))
                .isIn(new HoldResult.NotTogether(0), new HoldResult.NotSoMany(0)));
    }

    @Test
    void makesOneHoldOfAWishThatIsAskedForInBothWays() {
        var concert = onSale.aPerformance().open();
        HoldSeats wish = Fan.any().wants(concert, 4, 5);
        var asked = new ArrayList<Asked>();
        topic.whilePaused(() -> {
            asked.add(ask(wish));
            asked.add(ask(wish));
            assertThat(holds.hold(wish)).isInstanceOf(Held.class);
        });
        topic.awaitAllCommitted();

        assertThat(asked).allSatisfy(one -> assertThat(decided(one)).isInstanceOf(Fate.Made.class));
        assertThat(history(wish.id())).containsExactly("HELD");
        assertThat(holds.hold(wish)).as("and once more").isInstanceOf(Held.class);
        assertThat(history(wish.id())).containsExactly("HELD");
    }

    @Test
    void repeatsNothingAndLosesNothingWhenItsConsumerDiesBeforeItSaysThatItIsDone() {
        var concert = onSale.aPerformance().open();
        topic.awaitReading();
        Map<TopicPartition, Long> before = topic.ends();
        var winner = Fan.any();
        Asked held = ask(winner.wants(concert, 1, 2));
        Asked released = ask(winner.wants(concert, 7));
        Asked refused = ask(Fan.any().wants(concert, 2, 3));
        Fate.Made made = (Fate.Made) decided(held);
        assertThat(refusal(refused)).isEqualTo(new HoldResult.SeatsTaken(Set.of(new SeatNo(2))));
        decided(released);
        holds.release(released.wish().id(), winner.account());
        // Now those seats are free: who was refused them must not get them after all.
        holds.release(held.wish().id(), winner.account());
        topic.awaitAllCommitted();
        Map<TopicPartition, Long> after = topic.committed();

        topic.dieBack(before);
        Asked next = ask(Fan.any().wants(concert, 20));

        assertThat(decided(next)).isInstanceOf(Fate.Made.class);
        topic.awaitAllCommitted();
        assertThat(topic.committed()).isNotEqualTo(after);
        assertThat(history(made.hold().id())).containsExactly("HELD", "RELEASED");
        assertThat(history(released.wish().id())).containsExactly("HELD", "RELEASED");
        assertThat(refusal(refused)).isEqualTo(new HoldResult.SeatsTaken(Set.of(new SeatNo(2))));
        assertThat(holds.find(refused.wish().id())).isEmpty();
        assertThat(claimed(concert)).containsExactly(20);
    }

    @Test
    void decidesNothingThatIsTooOld() {
        var concert = onSale.aPerformance().open();
        Asked pending = askedAgo(Receipt.DECIDED_WITHIN, Fan.any().wants(concert, 1));
        Asked dead = askedAgo(Receipt.PENDING_MAX, Fan.any().wants(concert, 2));
        Asked fresh = ask(Fan.any().wants(concert, 3));

        assertThat(decided(fresh)).isInstanceOf(Fate.Made.class);
        topic.awaitAllCommitted();

        assertThat(claimed(concert)).containsExactly(3);
        assertThat(refusal(dead)).isEqualTo(new HoldResult.NotInTime());
        assertThat(refusal(pending)).as("once its time is over").isEqualTo(new HoldResult.NotInTime());
    }

    @Test
    void putsAsideWhatIsNoWishAndGoesOnWithTheRest() {
        var concert = onSale.aPerformance().open();
        var asked = new ArrayList<Asked>();
        topic.whilePaused(() -> {
            asked.add(ask(Fan.any().wants(concert, 1)));
            topic.put(concert.performance(), "{\"receipt\":");
            asked.add(ask(Fan.any().wants(concert, 2)));
        });

        assertThat(asked).allSatisfy(one -> assertThat(decided(one)).isInstanceOf(Fate.Made.class));
        assertThat(jdbc.sql("""
                                select convert_from(payload, 'UTF8') from outbox.dead_letter
                                where consumer = ? and key = ?""")
                        .param(AskedHoldConsumer.NAME)
                        .param(concert.performance().toString())
                        .query(String.class)
                        .list())
                .containsExactly("{\"receipt\":");
    }

    @Test
    void beginsNothingBehindAWishForWhichThereIsNoRoom() {
        var concert = onSale.aPerformance().open();
        List<AskedHold> wishes = wishes(concert, 4);
        var begun = new ArrayList<HoldId>();
        var full = new DecidingAskedHolds(
                wish -> {
                    begun.add(wish.id());
                    return begun.size() > 2
                            ? Optional.empty()
                            : Optional.of(() -> new HoldResult.SeatsTaken(Set.of(new SeatNo(1))));
                },
                refusals,
                clock,
                meters);

        var stuck = full.decide(wishes).orElseThrow();

        assertThat(stuck.position()).isEqualTo(2);
        assertThat(stuck.cause()).as("waited for, not given up").isInstanceOf(TransientDataAccessException.class);
        assertThat(begun).hasSize(3);
        assertThat(refusals.among(wishes.stream().map(AskedHold::receipt).toList())
                        .keySet())
                .as("what was decided is told")
                .containsExactlyInAnyOrder(
                        wishes.get(0).receipt(), wishes.get(1).receipt());
    }

    @Test
    void asksAgainFromTheFirstWishThatCouldNotBeDecided() {
        var concert = onSale.aPerformance().open();
        List<AskedHold> wishes = wishes(concert, 4);
        Function<HoldSeats, Optional<Begun>> broken = wish -> Optional.of(
                wish.id().equals(wishes.get(1).receipt().hold())
                        ? () -> {
                            throw new IllegalStateException("a bad one");
                        }
                        : () -> new HoldResult.Busy(Duration.ofSeconds(1)));

        var stuck = new DecidingAskedHolds(broken, refusals, clock, meters)
                .decide(wishes.subList(1, 4))
                .orElseThrow();

        assertThat(stuck.position()).isZero();
        assertThat(stuck.cause()).hasMessage("a bad one");
    }

    @Test
    void saysSoonThatNothingCanBeKeptForLaterWhereKafkaIsAway() {
        var concert = onSale.aPerformance().open();
        var nowhere = new DefaultKafkaProducerFactory<String, byte[]>(Map.of("bootstrap.servers", "127.0.0.1:1"));
        AskedHoldSender away = new AskedHoldSender(nowhere, impatient(Duration.ofMillis(300), 10));
        AskedHoldSender crowded = new AskedHoldSender(producers, impatient(Duration.ofSeconds(5), 0));
        AskedHold wish = wishes(concert, 1).getFirst();
        try {
            assertThat(away.send(wish)).isEqualTo(AskedHoldSender.Sent.UNSURE);
            assertThat(crowded.send(wish)).as("too many wait already").isEqualTo(AskedHoldSender.Sent.NOT_ASKED);
        } finally {
            away.destroy();
            crowded.destroy();
        }
    }

    @Test
    void refusesForGoodWhatMayBeKeptAndMayNot() {
        var nowhere = new DefaultKafkaProducerFactory<String, byte[]>(Map.of("bootstrap.servers", "127.0.0.1:1"));
        AskedHoldSender away = new AskedHoldSender(nowhere, impatient(Duration.ofMillis(300), 10));
        HoldSeats wish = Fan.any().wants(onSale.aPerformance().open(), 1);
        try {
            var unsure = new LaterHolds(away, receipts, refusals, holds, retryAfter, clock, meters);

            assertThat(unsure.ask(wish)).isInstanceOf(AskResult.Unavailable.class);
        } finally {
            away.destroy();
        }
        assertThat(jdbc.sql("select reason from booking.refusal where hold_id = ?")
                        .param(wish.id().value())
                        .query((row, number) -> row.getString(1))
                        .single())
                .contains("NotInTime");
    }

    @Test
    void forgetsAfterAWhileWhyItRefused() {
        var concert = onSale.aPerformance().open();
        holds.hold(Fan.any().wants(concert, 1));
        Asked old = ask(Fan.any().wants(concert, 1));
        Asked young = ask(Fan.any().wants(concert, 1));
        decided(old);
        decided(young);
        jdbc.sql("update booking.refusal set refused_at = refused_at - interval '1 hour' where hold_id = ?")
                .param(old.wish().id().value())
                .update();

        forgetting.forget();

        assertThat(refusals.find(receipt(old))).isEmpty();
        assertThat(refusals.find(receipt(young))).isPresent();
    }

    private BookingSettings impatient(Duration ackWait, int waitingMax) {
        return new BookingSettings(
                settings.checkoutTime(),
                settings.declinedGrace(),
                settings.lane(),
                settings.writers(),
                settings.sweep(),
                settings.availability(),
                new BookingSettings.Later(ackWait, waitingMax, settings.later().refusalsKept()));
    }

    private List<AskedHold> wishes(OnSale.Opened concert, int count) {
        var wishes = new ArrayList<AskedHold>();
        for (int seat = 0; seat < count; seat++) {
            HoldSeats wish = Fan.any().wants(concert, seat);
            wishes.add(new AskedHold(
                    new Receipt(wish.id(), wish.performance(), wish.account(), clock.instant()), wish.wish()));
        }
        return wishes;
    }

    private Asked ask(HoldSeats wish) {
        return later.ask(wish) instanceof AskResult.Asked(String receipt) ? new Asked(wish, receipt) : failed(wish);
    }

    private static Asked failed(HoldSeats wish) {
        throw new AssertionError("not asked: " + wish);
    }

    private Asked askedAgo(Duration ago, HoldSeats wish) {
        var receipt = new Receipt(
                wish.id(), wish.performance(), wish.account(), clock.instant().minus(ago));
        assertThat(sender.send(new AskedHold(receipt, wish.wish()))).isEqualTo(AskedHoldSender.Sent.KEPT);
        return new Asked(wish, receipts.sign(receipt));
    }

    private Receipt receipt(Asked asked) {
        return receipts.read(asked.receipt()).orElseThrow();
    }

    private Fate decided(Asked asked) {
        return await().atMost(SOON)
                .until(
                        () -> later.fate(asked.wish().id(), asked.wish().account(), asked.receipt())
                                .orElseThrow(),
                        fate -> !(fate instanceof Fate.Pending));
    }

    private HoldResult.Refused refusal(Asked asked) {
        return decided(asked) instanceof Fate.Refused(var receipt, var why) ? why : notRefused(asked);
    }

    private static HoldResult.Refused notRefused(Asked asked) {
        throw new AssertionError("not refused: " + asked);
    }

    private List<String> history(HoldId hold) {
        return jdbc.sql("select to_status from booking.hold_history where hold_id = ? order by move_no")
                .param(hold.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<Integer> claimed(OnSale.Opened concert) {
        return jdbc.sql("select seat_no from booking.seat_claim where performance_id = ? order by seat_no")
                .param(concert.performance().value())
                .query((row, number) -> row.getInt(1))
                .list();
    }
}
