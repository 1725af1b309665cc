package io.grandstand.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.PageRequest;
import io.grandstand.order.event.OrderCompleted;
import io.grandstand.order.event.TicketsCancelled;
import io.grandstand.outbox.IntegrationEvent;
import io.grandstand.outbox.Outbox;
import io.grandstand.payment.event.PaymentFailed;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.waitingroom.event.CallMissed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@GrandstandTest
class NotificationIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    /** No performance of the tests has it: a notice is put into words all the same. */
    private static final long NOWHERE = 1L << 40;

    private static final PageRequest FIRST = new PageRequest(0, 20);

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Fans fans;

    @Autowired
    Outbox outbox;

    @Autowired
    Ids ids;

    @Autowired
    PlatformTransactionManager transactions;

    @Value("${grandstand.data}")
    Path data = Path.of("");

    AccountId fan = new AccountId(new UUID(0, 0));

    @BeforeEach
    void beSomebodyNew() {
        fan = new AccountId(ids.next());
    }

    @Test
    void tellsAFanOnceThatTicketsWereBoughtHoweverOftenTheEventComes() throws Exception {
        OrderCompleted completed = completed();
        publish(completed);
        publish(completed);
        publish(failed("declined"));
        await().atMost(SOON).until(() -> notices.unread(fan) == 2);

        assertThat(notices.page(fan, Locale.KOREAN, FIRST).items())
                .filteredOn(notice -> notice.kind().equals("ticket-bought"))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.title()).isEqualTo("예매가 완료되었습니다");
                    assertThat(notice.body())
                            .contains("LG 트윈스 : 두산 베어스", "2026. 12. 5. (토) 18:30", "1루 A열 3번", "160,000원");
                    assertThat(notice.order()).contains(completed.orderId());
                    assertThat(notice.read()).isFalse();
                });
        await().atMost(SOON).untilAsserted(() -> assertThat(logged()).hasSize(2));
        assertThat(logged()).noneMatch(line -> line.contains("@"));
    }

    @Test
    void tellsAGuestOfWhatTheHouseGivesWithoutAWordOfMoney() throws Exception {
        OrderCompleted given = given();
        publish(given);
        publish(given);
        publish(backAtTheHouse(given, false));
        publish(backAtTheHouse(given, true));
        await().atMost(SOON).until(() -> notices.unread(fan) == 3);

        assertThat(notices.page(fan, Locale.KOREAN, FIRST).items())
                .extracting(Notice::kind, Notice::title)
                .containsExactlyInAnyOrder(
                        tuple("tickets-given", "초대권을 받으셨습니다"),
                        tuple("tickets-returned", "초대권을 돌려주셨습니다"),
                        tuple("tickets-taken-back", "초대권이 회수되었습니다"));
        assertThat(notices.page(fan, Locale.ENGLISH, FIRST).items())
                .allSatisfy(notice -> {
                    assertThat(notice.body()).contains("어느 공연").doesNotContain("₩");
                    assertThat(notice.order()).contains(given.orderId());
                })
                .filteredOn(notice -> notice.kind().equals("tickets-given"))
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.body()).contains("The house has given you tickets", "1루 A열 3번, 스탠딩 × 2"));
        await().atMost(SOON).untilAsserted(() -> assertThat(logged()).hasSize(3));
    }

    @Test
    void saysHowManyTicketsOfAnOrderAreCancelledAndThatTheOthersStay() {
        publish(cancelled(List.of("1루 A열 3번"), false));
        publish(cancelled(List.of("1루 A열 4번", "1루 A열 5번"), true));
        await().atMost(SOON).until(() -> notices.unread(fan) == 2);

        assertThat(notices.page(fan, Locale.ENGLISH, FIRST).items())
                .extracting(Notice::title, Notice::body)
                .containsExactlyInAnyOrder(
                        tuple(
                                "1 ticket is cancelled",
                                "1 ticket for 어느 공연, Sat 5 Dec 2026, 18:30, is cancelled. Seats: 1루 A열 3번."
                                        + " The other tickets of the order stay valid."
                                        + " Going back to you: ₩40,000. Fee: ₩10,000."),
                        tuple(
                                "2 tickets are cancelled",
                                "2 tickets for 어느 공연, Sat 5 Dec 2026, 18:30, are cancelled."
                                        + " Seats: 1루 A열 4번, 1루 A열 5번. Going back to you: ₩40,000. Fee: ₩10,000."));
        assertThat(notices.page(fan, Locale.KOREAN, FIRST).items())
                .extracting(Notice::title)
                .containsExactlyInAnyOrder("티켓 1장이 취소되었습니다", "티켓 2장이 취소되었습니다");
        jdbc.sql("update notification.notice set content = content - 'othersStay' where account_id = ?")
                .param(fan.value())
                .update();
        assertThat(notices.page(fan, Locale.ENGLISH, FIRST).items())
                .as("kept before that was known")
                .hasSize(2)
                .allSatisfy(notice -> assertThat(notice.body()).doesNotContain("stay valid"));
    }

    @Test
    void tellsAFanWhyAPaymentFailedInTheirLanguage() {
        publish(failed("insufficient-balance"));
        publish(failed("some-later-reason"));
        await().atMost(SOON).until(() -> notices.unread(fan) == 2);
        assertThat(notices.page(fan, Locale.ENGLISH, FIRST).items())
                .extracting(Notice::body)
                .containsExactlyInAnyOrder(
                        "Your payment of ₩80,000 did not go through. Your wallet does not hold enough.",
                        "Your payment of ₩80,000 did not go through. No money was taken.");
        assertThat(notices.page(fan, Locale.FRENCH, FIRST).items())
                .extracting(Notice::title)
                .containsOnly("결제가 완료되지 않았습니다");
    }

    @Test
    void tellsAFanWhoWasCalledAndNotThereWhichLineWaits() {
        publish(new CallMissed(
                ids.next(), Instant.parse("2026-11-21T10:00:00Z"), fan.value(), NOWHERE, "어느 공연", 1_204));
        await().atMost(SOON).until(() -> notices.unread(fan) == 1);

        assertThat(notices.page(fan, Locale.ENGLISH, FIRST).items())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.kind()).isEqualTo("turn-came");
                    assertThat(notice.title()).isEqualTo("It is your turn");
                    assertThat(notice.body()).contains("어느 공연", "1,204");
                    assertThat(notice.line()).contains(new PerformanceId(NOWHERE));
                    assertThat(notice.order()).isEmpty();
                });
    }

    @Test
    void letsAFanReadTheirOwnNoticesAndNobodyElses() {
        publish(completed());
        await().atMost(SOON).until(() -> notices.unread(fan) == 1);
        NoticeId notice =
                notices.page(fan, Locale.KOREAN, FIRST).items().getFirst().id();
        var stranger = new AccountId(ids.next());

        assertThat(notices.page(stranger, Locale.KOREAN, FIRST).items()).isEmpty();
        assertThat(notices.markRead(stranger, notice)).isFalse();
        assertThat(notices.unread(fan)).isOne();

        assertThat(notices.markRead(fan, notice)).isTrue();
        assertThat(notices.markRead(fan, notice)).isTrue();
        assertThat(notices.unread(fan)).isZero();
        assertThat(notices.page(fan, Locale.KOREAN, FIRST).items())
                .singleElement()
                .satisfies(read -> assertThat(read.read()).isTrue());
    }

    @Test
    void marksAllThatAFanHasSeenAndNothingThatCameSinceOrIsSomebodyElses() {
        publish(completed());
        publish(failed("declined"));
        await().atMost(SOON).until(() -> notices.unread(fan) == 2);
        AccountId first = fan;
        Instant seen = lastOf(first);
        publish(completed());
        await().atMost(SOON).until(() -> notices.unread(first) == 3);
        fan = new AccountId(ids.next());
        publish(completed());
        await().atMost(SOON).until(() -> notices.unread(fan) == 1);

        notices.markAllRead(first, seen);
        assertThat(notices.unread(first)).isOne();
        Map<NoticeId, Instant> when = readAt(first);
        notices.markAllRead(first, seen);
        assertThat(notices.unread(first)).isOne();
        notices.markAllRead(first, Instant.MIN);
        assertThat(notices.unread(first)).isOne();

        notices.markAllRead(first, Instant.MAX);
        assertThat(notices.unread(first)).isZero();
        assertThat(readAt(first)).as("what was read before").containsAllEntriesOf(when);
        assertThat(notices.unread(fan)).isOne();
    }

    private Instant lastOf(AccountId account) {
        return jdbc.sql("select max(created_at) from notification.notice where account_id = ?")
                .param(account.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private Map<NoticeId, Instant> readAt(AccountId account) {
        var read = new HashMap<NoticeId, Instant>();
        jdbc.sql("select notice_id, read_at from notification.notice where account_id = ? and read_at is not null")
                .param(account.value())
                .query(row -> {
                    read.put(
                            new NoticeId(row.getObject("notice_id", UUID.class)),
                            row.getObject("read_at", OffsetDateTime.class).toInstant());
                });
        return read;
    }

    @Test
    void marksAllAsReadOverHttpHoweverOftenItIsAsked() {
        var somebody = fans.fan();
        fan = somebody.id();
        publish(completed());
        publish(failed("declined"));
        await().atMost(SOON).until(() -> notices.unread(fan) == 2);
        String all = "/api/v1/me/notices/read";

        assertThat(somebody.api()
                        .post(all, "{\"until\":\"2026-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(204);
        assertThat(notices.unread(fan)).isEqualTo(2);
        assertThat(somebody.api().post(all, "{}").status()).isEqualTo(204);
        assertThat(notices.unread(fan)).isZero();
        assertThat(somebody.api().post(all, "{}").status()).isEqualTo(204);

        assertThat(somebody.api().post(all, "{\"until\":\"soon\"}").problem()).isEqualTo("malformed");
        assertThat(somebody.api().post(all, "{\"since\":null}").status()).isEqualTo(400);
        assertThat(fans.nobody().post(all, "{}").status()).isEqualTo(401);
    }

    @Test
    void doesNotWriteALineAgainThatSomebodyWroteBeforeTheyDied() throws Exception {
        publish(completed());
        await().atMost(SOON).untilAsserted(() -> assertThat(logged()).hasSize(1));
        NoticeId notice =
                notices.page(fan, Locale.KOREAN, FIRST).items().getFirst().id();
        await().atMost(SOON).until(() -> state(notice).equals("WRITTEN"));
        jdbc.sql("""
                update notification.log_line
                   set state = 'CLAIMED', claimed_at = clock_timestamp() - interval '2 minutes'
                 where notice_id = ?
                """).param(notice.value()).update();
        await().atMost(SOON).until(() -> state(notice).equals("WRITTEN"));
        assertThat(logged()).hasSize(1);
    }

    private String state(NoticeId notice) {
        return jdbc.sql("select state from notification.log_line where notice_id = ?")
                .param(notice.value())
                .query(String.class)
                .single();
    }

    @Test
    void showsTheInboxOverHttp() {
        var somebody = fans.fan();
        fan = somebody.id();
        publish(completed());
        await().atMost(SOON).until(() -> notices.unread(fan) == 1);

        Answer inbox = somebody.api().with("Accept-Language", "en").get("/api/v1/me/notices?page=0&size=5");
        assertThat(inbox.status()).as(inbox.body()).isEqualTo(200);
        assertThat(inbox.json().get("total").asInt()).isOne();
        var notice = inbox.json().get("items").get(0);
        assertThat(notice.get("title").asString()).isEqualTo("Your tickets are booked");
        assertThat(notice.get("read").asBoolean()).isFalse();

        String read = "/api/v1/me/notices/" + notice.get("noticeId").asString() + "/read";
        assertThat(fans.fan().api().post(read, "{}").status()).isEqualTo(404);
        assertThat(somebody.api().post(read, "{}").status()).isEqualTo(204);
        assertThat(somebody.api()
                        .get("/api/v1/me/notices/unread")
                        .json()
                        .get("unread")
                        .asInt())
                .isZero();
        assertThat(fans.nobody().get("/api/v1/me/notices").status()).isEqualTo(401);
        assertThat(somebody.api().get("/api/v1/me/notices?size=101").status()).isEqualTo(400);
        assertThat(somebody.api().post("/api/v1/me/notices/nonsense/read", "{}").status())
                .isEqualTo(400);
    }

    private OrderCompleted completed() {
        return new OrderCompleted(
                ids.next(),
                Instant.parse("2026-11-21T10:00:00Z"),
                ids.next(),
                fan.value(),
                7,
                "LG 트윈스 : 두산 베어스",
                Instant.parse("2026-12-05T09:30:00Z"),
                List.of("1루 A열 3번", "1루 A열 4번"),
                160_000,
                false);
    }

    private OrderCompleted given() {
        return new OrderCompleted(
                ids.next(),
                Instant.parse("2026-11-21T10:00:00Z"),
                ids.next(),
                fan.value(),
                NOWHERE,
                "어느 공연",
                Instant.parse("2026-12-05T09:30:00Z"),
                List.of("1루 A열 3번", "스탠딩", "스탠딩"),
                0,
                true);
    }

    private TicketsCancelled backAtTheHouse(OrderCompleted given, boolean takenBack) {
        return new TicketsCancelled(
                ids.next(),
                Instant.parse("2026-11-22T10:00:00Z"),
                ids.next(),
                given.orderId(),
                fan.value(),
                NOWHERE,
                "어느 공연",
                given.performanceStartsAt(),
                List.of(ids.next()),
                List.of("스탠딩"),
                0,
                0,
                false,
                true,
                takenBack);
    }

    private TicketsCancelled cancelled(List<String> seats, boolean whole) {
        return new TicketsCancelled(
                ids.next(),
                Instant.parse("2026-11-22T10:00:00Z"),
                ids.next(),
                ids.next(),
                fan.value(),
                NOWHERE,
                "어느 공연",
                Instant.parse("2026-12-05T09:30:00Z"),
                seats.stream().map(_ -> ids.next()).toList(),
                seats,
                10_000,
                40_000,
                whole,
                false,
                false);
    }

    private PaymentFailed failed(String reason) {
        return new PaymentFailed(
                ids.next(), Instant.parse("2026-11-21T10:00:00Z"), ids.next(), ids.next(), fan.value(), 80_000, reason);
    }

    private void publish(IntegrationEvent event) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> outbox.append(event));
    }

    private List<String> logged() throws IOException {
        Path log = data.resolve(NoticeLog.FILE);
        return (Files.exists(log) ? Files.readAllLines(log) : List.<String>of())
                .stream().filter(line -> line.contains(fan.toString())).toList();
    }
}
