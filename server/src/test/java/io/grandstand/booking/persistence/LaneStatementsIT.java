package io.grandstand.booking.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.testing.GrandstandTest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@GrandstandTest
class LaneStatementsIT {

    private static final List<String> TABLES =
            List.of("lane", "seat_claim", "area", "area_claim", "hold", "hold_history", "house_move");
    private static final Pattern PARAMETER = Pattern.compile("\\?");

    @Autowired
    WriterConnections connections;

    static List<String> statements() {
        return LaneStatements.ALL;
    }

    /** An opening meets empty tables, and the plans that are made then are kept: they must be those for full ones. */
    @ParameterizedTest
    @MethodSource("statements")
    void findsSingleRowsByAnIndexAlsoWhenPlannedOnEmptyTables(String statement) {
        for (boolean vacuumed : List.of(false, true)) {
            String plan = planOnEmptyTables(statement, vacuumed);

            assertThat(plan).doesNotContain("Seq Scan", "Hash Join", "Merge Join", "Bitmap");
            assertThat(count(plan, "Index Cond")).as(plan).isEqualTo(count(plan, "Index Scan", "Index Only Scan"));
        }
    }

    @Test
    void looksUpAFansSeatsByTheFanAndASeatByItsKey() {
        for (boolean vacuumed : List.of(false, true)) {
            assertThat(planOnEmptyTables(LaneStatements.COUNT_TAKEN, vacuumed))
                    .contains(
                            "Index Cond: ((account_id = w.account_id) AND ((performance_id + 0) = w.performance_id))");
            assertThat(planOnEmptyTables(LaneStatements.READ_CLAIMS, vacuumed))
                    .contains("Index Cond: ((performance_id = w.performance_id) AND (seat_no = w.seat_no))");
            assertThat(planOnEmptyTables(LaneStatements.COUNT_PLACES, vacuumed))
                    .contains(
                            "Index Cond: ((account_id = w.account_id) AND ((performance_id + 0) = w.performance_id))");
            assertThat(planOnEmptyTables(LaneStatements.FIND_DUE_IN_AREAS, vacuumed))
                    .contains(
                            "Index Cond: ((performance_id = w.performance_id) AND (section_id = w.section_id) AND (until <= ");
            assertThat(planOnEmptyTables(LaneStatements.ANY_CLAIMED, vacuumed))
                    .containsSubsequence(
                            " using seat_claim_",
                            "Index Cond: (performance_id = w.performance_id)",
                            " using area_claim_",
                            "Index Cond: (performance_id = w.performance_id)");
        }
    }

    /** A whole sale is not due: looking every second must not read it. */
    @Test
    void looksForDueHoldsByTheirDeadline() {
        assertThat(planOnEmptyTables(HoldLookup.DUE, true)).contains("Index Cond: (until <= statement_timestamp())");
    }

    @Test
    void wouldNoticeAPlanThatScans() {
        assertThat(planOnEmptyTables("select * from booking.seat_claim where state = ?::smallint", false))
                .contains("Seq Scan");
    }

    @Test
    void endsTransactionsThatHang() {
        assertThat(setting("lock_timeout")).isEqualTo("4s");
        assertThat(setting("transaction_timeout")).isEqualTo("5s");
        assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("5s");
        assertThat(setting("plan_cache_mode")).isEqualTo("force_generic_plan");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
    }

    /** Behind the code's back, as a hand in the database would. */
    @Test
    void refusesWhatMustNotBeWhoeverWritesIt() {
        JdbcClient jdbc = connections.jdbc();
        long performance = -ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        claim(performance, 1, 1, "clock_timestamp()");
        refuses("seat_claim_pkey", () -> claim(performance, 1, 3, "null"));
        refuses("seat_claim_ends_only_while_kept", () -> claim(performance, 2, 1, "null"));
        refuses("seat_claim_ends_only_while_kept", () -> claim(performance, 2, 3, "clock_timestamp()"));
        refuses("seat_claim_ends_only_while_kept", () -> claim(performance, 2, 4, "clock_timestamp()"));
        refuses("seat_claim_state_check", () -> claim(performance, 2, 5, "null"));
        refuses("house_move_says_why_it_blocks", () -> houseMove(performance, "BLOCK", null));
        refuses("house_move_says_why_it_blocks", () -> houseMove(performance, "FREE", "press"));
        refuses("house_move_gives_what_was_blocked", () -> houseMove(performance, "GIVE", null));
        refuses("house_move_move_check", () -> houseMove(performance, "SELL", null));
        refuses("seat_claim_seat_no_check", () -> claim(performance, -1, 3, "null"));
        refuses("lane_taken_check", () -> jdbc.sql("insert into booking.lane values (?, 0, -1)")
                .param(performance)
                .update());
        area(performance, 10, 10);
        refuses("area_pkey", () -> area(performance, 10, 0));
        refuses("area_has_room", () -> area(performance - 1, 10, 11));
        refuses("area_has_room", () -> area(performance - 1, 10, -1));
        refuses("area_has_room", () -> jdbc.sql("update booking.area set taken = taken + 1 where performance_id = ?")
                .param(performance)
                .update());
        refuses("area_claim_ends_only_while_kept", () -> places(performance, 1, 3, "clock_timestamp()"));
        refuses("area_claim_ends_only_while_kept", () -> places(performance, 1, 1, "null"));
        refuses("area_claim_places_check", () -> places(performance, 21, 3, "null"));
        refuses("hold_area", () -> jdbc.sql("update booking.hold set area_places = 1 where hold_id = ?")
                .param(hold(performance, "EXPIRED", "{1}"))
                .update());
        refuses("hold_status", () -> hold(performance, "PENDING", "{1}"));
        refuses("hold_seats", () -> hold(performance, "HELD", "{}"));
        refuses("hold_history_pkey", () -> {
            var id = UUID.randomUUID();
            move(id, performance);
            move(id, performance);
        });
        for (String table : List.of("seat_claim", "area", "hold")) {
            jdbc.sql("delete from booking." + table + " where performance_id = ?")
                    .param(performance)
                    .update();
        }
    }

    private void area(long performance, int capacity, int taken) {
        connections
                .jdbc()
                .sql("insert into booking.area values (?, 0, ?, ?)")
                .params(performance, capacity, taken)
                .update();
    }

    private void places(long performance, int places, int state, String until) {
        connections
                .jdbc()
                .sql("insert into booking.area_claim values (gen_random_uuid(), ?, 0, gen_random_uuid(), ?, ?, " + until
                        + ")")
                .params(performance, places, state)
                .update();
    }

    private void claim(long performance, int seat, int state, String until) {
        connections
                .jdbc()
                .sql("insert into booking.seat_claim values (?, ?, gen_random_uuid(), gen_random_uuid(), ?, " + until
                        + ")")
                .params(performance, seat, state)
                .update();
    }

    private void houseMove(long performance, String move, @Nullable String reason) {
        connections
                .jdbc()
                .sql("insert into booking.house_move (wish_id, performance_id, account_id, move, reason, seats, at)"
                        + " values (gen_random_uuid(), ?, gen_random_uuid(), ?, ?, '{1}', clock_timestamp())")
                .param(performance)
                .param(move)
                .param(reason)
                .update();
    }

    private UUID hold(long performance, String status, String seats) {
        return connections
                .jdbc()
                .sql("""
                        insert into booking.hold values (gen_random_uuid(), ?, gen_random_uuid(), ?, ?::integer[],
                            array['A'], array[1], clock_timestamp(), false, false, 1, clock_timestamp())
                        returning hold_id""")
                .params(performance, status, seats)
                .query(UUID.class)
                .single();
    }

    private void move(UUID hold, long performance) {
        connections
                .jdbc()
                .sql("insert into booking.hold_history values (?, 1, ?, 'HOLD', null, 'HELD', 'x', clock_timestamp())")
                .params(hold, performance)
                .update();
    }

    private static void refuses(String constraint, Runnable write) {
        assertThatThrownBy(write::run).isInstanceOf(DataAccessException.class).hasMessageContaining(constraint);
    }

    private String setting(String name) {
        return connections.jdbc().sql("show " + name).query(String.class).single();
    }

    private static long count(String plan, String... words) {
        return plan.lines()
                .filter(line -> Arrays.stream(words).anyMatch(line::contains))
                .count();
    }

    /**
     * On copies of the tables, because the tables themselves are full of what other tests did. An empty table that was
     * vacuumed counts as empty; one that never was counts as ten pages.
     */
    private String planOnEmptyTables(String statement, boolean vacuumed) {
        JdbcClient jdbc = connections.jdbc();
        int parameters = 0;
        String numbered = statement.replace("booking.", "pg_temp.");
        while (numbered.contains("?")) {
            numbered = PARAMETER.matcher(numbered).replaceFirst("\\$" + ++parameters);
        }
        String nothing = parameters == 0 ? "" : "(" + String.join(", ", Collections.nCopies(parameters, "null")) + ")";
        try {
            for (String table : TABLES) {
                jdbc.sql("create temporary table %1$s (like booking.%1$s including all)".formatted(table))
                        .update();
                if (vacuumed) {
                    jdbc.sql("vacuum analyze pg_temp." + table).update();
                }
            }
            jdbc.sql("prepare guarded as " + numbered).update();
            // As these connections are set up, executing it shows the plan that is kept, whatever the values are.
            return String.join(
                    "\n",
                    jdbc.sql("explain (costs off) execute guarded" + nothing)
                            .query(String.class)
                            .list());
        } finally {
            jdbc.sql("deallocate all").update();
            jdbc.sql("discard temp").update();
        }
    }
}
