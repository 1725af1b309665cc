package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.waitingroom.Admissions;
import io.grandstand.waitingroom.TestAdmissions;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ten thousand ways past the waiting room: every call that sells, with everything that is no good admission. None of them
 * comes as far as PostgreSQL, which is seen by locking every table of a sale meanwhile: whoever touched one would wait.
 */
@GrandstandTest
class PastTheWaitingRoomIT {

    private static final int WAYS_MIN = 10_000;
    private static final int AT_ONCE = 32;
    private static final int LETTERS_TRIED = 11;
    private static final int MADE_UP = 100;
    private static final long SEED = 4;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /** So long as the tables stay locked at a time: no longer than what else runs here can do without them. */
    private static final int WAYS_PER_LOCK = 2_500;

    /** A call that sells, of a fan who carries this. */
    private interface Call {
        Answer by(Api fan);
    }

    /** One way to try it. */
    private record Way(Call call, String carried) {

        Answer tried(Api fan) {
            return call.by(fan.with(Admissions.HEADER, carried));
        }
    }

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    Admissions admissions;

    @Autowired
    TestAdmissions testAdmissions;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random(SEED);

    @Test
    void noneOfTenThousandWaysComesAsFarAsTheDatabase() throws Exception {
        Buyer buyer =
                Buyer.admitted(fans.fan(), onSale.aPerformance().concurrency(5).open());
        UUID hold = buyer.hold(1);
        UUID order = buyer.ordered(2);
        List<Way> ways = new ArrayList<>();
        for (String carried : notGiven(buyer)) {
            Stream.concat(holding(buyer).stream(), selling(hold, order).stream())
                    .forEach(call -> ways.add(new Way(call, carried)));
        }
        // Given to this fan, and worth nothing here or any more: no hold needs a look-up to know that.
        for (String carried : worthNothing(buyer)) {
            holding(buyer).forEach(call -> ways.add(new Way(call, carried)));
        }
        assertThat(ways).hasSizeGreaterThanOrEqualTo(WAYS_MIN);
        Api outside = buyer.somebody().api();

        for (int from = 0; from < ways.size(); from += WAYS_PER_LOCK) {
            List<Way> some = ways.subList(from, Math.min(ways.size(), from + WAYS_PER_LOCK));
            try (Connection locking = lockTheSale()) {
                assertThat(inParallel(some, outside)).allSatisfy(answer -> {
                    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
                    assertThat(answer.problem()).startsWith("admission-");
                });
                locking.rollback();
            }
        }

        assertThat(buyer.holdStatus(hold)).isEqualTo("HELD");
        assertThat(buyer.orderStatus(order)).isEqualTo("CREATED");
        assertThat(rowsOf(buyer)).as("holds, orders and payments").containsExactly(2, 1, 0);
    }

    @Test
    void whoCarriesAGoodAdmissionComesThatFar() throws Exception {
        Buyer buyer =
                Buyer.admitted(fans.fan(), onSale.aPerformance().concurrency(5).open());
        try (Connection locking = lockTheSale()) {
            Answer answer = holding(buyer).getFirst().by(buyer.api());

            assertThat(answer.status()).as("waits for the tables, and gives up").isEqualTo(503);
            locking.rollback();
        }
    }

    @Test
    void whatWasGivenAndIsWorthNothingSellsNothing() {
        Buyer buyer =
                Buyer.admitted(fans.fan(), onSale.aPerformance().concurrency(5).open());
        UUID hold = buyer.hold(1);
        UUID order = buyer.ordered(2);
        for (String carried : worthNothing(buyer)) {
            Api outside = buyer.somebody().api().with(Admissions.HEADER, carried);
            assertThat(Stream.concat(holding(buyer).stream(), selling(hold, order).stream()))
                    .allSatisfy(call -> assertThat(call.by(outside).status()).isEqualTo(403));
        }
        assertThat(buyer.holdStatus(hold)).isEqualTo("HELD");
        assertThat(rowsOf(buyer)).as("holds, orders and payments").containsExactly(2, 1, 0);
    }

    private static List<Call> holding(Buyer buyer) {
        String holds = "/api/v1/performances/" + buyer.on().performance() + "/holds/";
        return List.of(
                fan -> fan.put(holds + UUID.randomUUID(), "{\"seats\":[3]}"),
                fan -> fan.put(holds + UUID.randomUUID(), "{\"best\":{\"count\":2,\"together\":true}}"),
                fan -> fan.with("Prefer", "respond-async").put(holds + UUID.randomUUID(), "{\"seats\":[4]}"));
    }

    private static List<Call> selling(UUID hold, UUID order) {
        return List.of(
                fan -> fan.delete("/api/v1/holds/" + hold),
                fan -> fan.put("/api/v1/orders/" + UUID.randomUUID(), "{\"holdId\":\"" + hold + "\"}"),
                fan -> fan.put(
                        "/api/v1/orders/" + order + "/payments/" + UUID.randomUUID(), "{\"method\":\"SANDBOX\"}"),
                fan -> fan.put(
                        "/api/v1/orders/" + order + "/payments/" + UUID.randomUUID(), "{\"method\":\"WALLET\"}"));
    }

    /** Whatever is not, letter by letter, an admission that this fan was given. */
    private Set<String> notGiven(Buyer buyer) {
        String own = admission(buyer);
        Set<String> all = new LinkedHashSet<>();
        all.addAll(List.of("", "null", "undefined", "true", "0", "*", "{}", "[]", "admin", "' or 1=1 --"));
        // cut off, at either end
        for (int length = 1; length < own.length(); length++) {
            all.add(own.substring(0, length));
            all.add(own.substring(length));
        }
        // one letter is another
        for (int at = 0; at < own.length(); at++) {
            for (int tried = 0; tried < LETTERS_TRIED; tried++) {
                all.add(own.substring(0, at)
                        + LETTERS.charAt(random.nextInt(LETTERS.length()))
                        + own.substring(at + 1));
            }
        }
        all.addAll(writtenOtherwise(own));
        // made up
        for (int i = 0; i < MADE_UP; i++) {
            byte[] bytes = new byte[Base64.getUrlDecoder().decode(own).length];
            random.nextBytes(bytes);
            all.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        // somebody else's, and what this fan was given for something else
        all.add(admission(Buyer.admitted(fans.fan(), buyer.on())));
        all.add(buyer.somebody().token());
        all.add(buyer.somebody()
                .api()
                .post("/api/v1/performances/" + buyer.on().performance() + "/waiting-room/entries", "")
                .json()
                .path("entry")
                .asString());
        all.remove(own);
        return all;
    }

    private static List<String> writtenOtherwise(String own) {
        byte[] bytes = Base64.getUrlDecoder().decode(own);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        return List.of(
                own + "=",
                own + "==",
                own + own,
                own + "." + own,
                own + ",",
                "\"" + own + "\"",
                "Bearer " + own,
                "Admission " + own,
                own.toLowerCase(Locale.ROOT),
                own.toUpperCase(Locale.ROOT),
                new StringBuilder(own).reverse().toString(),
                own.substring(0, 70) + " " + own.substring(70),
                own.substring(0, 70) + "=" + own.substring(71),
                own.substring(0, 70) + "%41" + own.substring(71),
                Base64.getEncoder().encodeToString(longer),
                Base64.getUrlEncoder().encodeToString(longer),
                Base64.getUrlEncoder().withoutPadding().encodeToString(own.getBytes(StandardCharsets.US_ASCII)),
                HexFormat.of().formatHex(bytes));
    }

    /** To another performance, over, or ended: each signed by the product for this fan. */
    private List<String> worthNothing(Buyer buyer) {
        String other = admission(Buyer.admitted(
                buyer.somebody(), onSale.aPerformance().concurrency(5).open()));
        OnSale.Opened left = onSale.aPerformance().concurrency(5).open();
        String ended = admission(Buyer.admitted(buyer.somebody(), left));
        admissions.end(buyer.somebody().id(), left.performance());
        String own = admission(buyer);
        admissions.end(buyer.somebody().id(), buyer.on().performance());
        return List.of(own, other, ended, testAdmissions.expired(other), testAdmissions.expired(own));
    }

    private static String admission(Buyer buyer) {
        return buyer.api().headers().getOrDefault(Admissions.HEADER, "");
    }

    /** Every table of a sale, until the connection is closed. What else runs here may be in the way for a moment. */
    private Connection lockTheSale() {
        return await().until(this::tryToLock, Objects::nonNull);
    }

    private @Nullable Connection tryToLock() throws SQLException {
        String tables = jdbc.sql("""
                        select string_agg(format('%I.%I', schemaname, tablename), ', ' order by schemaname, tablename)
                          from pg_tables
                         where schemaname in ('booking', 'orders', 'payment', 'wallet', 'catalog')
                        """).query(String.class).single();
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + tables + " in access exclusive mode");
            return connection;
        } catch (SQLException inTheWay) {
            connection.rollback();
            connection.close();
            return null;
        }
    }

    private List<Integer> rowsOf(Buyer buyer) {
        return Stream.of("booking.hold", "orders.purchase", "payment.payment")
                .map(table -> jdbc.sql("select count(*) from " + table + " where account_id = :account")
                        .param("account", buyer.somebody().id().value())
                        .query(Integer.class)
                        .single())
                .toList();
    }

    private static List<Answer> inParallel(List<Way> ways, Api fan) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(ways.stream()
                    .<Callable<Answer>>map(way -> () -> way.tried(fan))
                    .toList())) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
