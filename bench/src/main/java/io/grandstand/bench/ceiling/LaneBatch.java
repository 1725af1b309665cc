package io.grandstand.bench.ceiling;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Batches of holds for free seats of a few performances, as one writer puts them down. */
final class LaneBatch {

    static final int PERFORMANCES = 4;

    private static final int SEATS = 25_000;
    private static final int SEATS_PER_HOLD = 2;
    private static final int HOLD_MINUTES = 30;

    private record Hold(UUID id, long performance, UUID account, int seat, int other) {}

    private record Claim(long performance, int seat, Hold hold) {}

    private final Connection connection;
    private final int holdsPerBatch;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private long[] performances;
    private List<Hold> free = new ArrayList<>();
    private long version;

    LaneBatch(Connection connection, int firstPerformance, int holdsPerBatch) {
        this.connection = connection;
        this.holdsPerBatch = holdsPerBatch;
        this.performances = IntStream.range(firstPerformance, firstPerformance + PERFORMANCES)
                .mapToLong(i -> i)
                .toArray();
    }

    /** Puts the performances on sale. */
    void begin() throws SQLException {
        update(LaneStatements.BEGIN_LANES, performances);
        connection.commit();
        version = 0;
        free = new ArrayList<>();
        for (long performance : performances) {
            var seats = new ArrayList<>(IntStream.range(0, SEATS).boxed().toList());
            Collections.shuffle(seats);
            for (int seat = 0; seat < SEATS; seat += SEATS_PER_HOLD) {
                free.add(new Hold(
                        UUID.randomUUID(), performance, UUID.randomUUID(), seats.get(seat), seats.get(seat + 1)));
            }
        }
        Collections.shuffle(free);
    }

    /** Everything of one transaction but its commit. */
    void writeNext() throws SQLException {
        if (free.size() < holdsPerBatch) {
            // Sold out: the next performances, far from those of other writers.
            performances = Arrays.stream(performances).map(id -> id + 1_000).toArray();
            begin();
        }
        List<Hold> last = free.subList(free.size() - holdsPerBatch, free.size());
        List<Hold> holds = List.copyOf(last);
        last.clear();
        List<Claim> claims = holds.stream()
                .flatMap(hold -> List.of(
                        new Claim(hold.performance(), hold.seat(), hold),
                        new Claim(hold.performance(), hold.other(), hold))
                        .stream())
                .toList();
        read(LaneStatements.LOCK_LANES, performances);
        OffsetDateTime now = now();
        read(LaneStatements.READ_HOLDS, (Object) texts(holds, Hold::id));
        read(LaneStatements.READ_CLAIMS, longs(claims), seats(claims));
        read(LaneStatements.COUNT_TAKEN, performancesOf(holds), texts(holds, Hold::account), now.toString());
        write(holds, claims, now);
    }

    private void write(List<Hold> holds, List<Claim> claims, OffsetDateTime now) throws SQLException {
        String until = now.plusMinutes(HOLD_MINUTES).toString();
        update(
                LaneStatements.BEGIN_HOLDS,
                texts(holds, Hold::id),
                performancesOf(holds),
                texts(holds, Hold::account),
                texts(holds, _ -> "HELD"),
                texts(holds, hold -> "{\"" + hold.seat() + "\",\"" + hold.other() + "\"}"),
                texts(holds, hold -> "{\"101 12 " + hold.seat() % 25 + "\",\"101 12 " + hold.other() % 25 + "\"}"),
                texts(holds, _ -> "{\"80000\",\"80000\"}"),
                texts(holds, _ -> until),
                flags(holds),
                flags(holds),
                ones(holds),
                texts(holds, _ -> now));
        update(
                LaneStatements.CLAIM_SEATS,
                longs(claims),
                seats(claims),
                texts(claims, claim -> claim.hold().id()),
                texts(claims, claim -> claim.hold().account()),
                ones(claims),
                texts(claims, _ -> until));
        update(
                LaneStatements.REMEMBER_MOVES,
                texts(holds, Hold::id),
                ones(holds),
                performancesOf(holds),
                texts(holds, _ -> "HOLD"),
                new String[holds.size()],
                texts(holds, _ -> "HELD"),
                texts(holds, _ -> "fan"),
                texts(holds, _ -> now));
        version++;
        long[] versions = new long[performances.length];
        Arrays.fill(versions, version);
        int[] taken = new int[performances.length];
        Arrays.fill(taken, Math.toIntExact(version));
        update(LaneStatements.COUNT_CHANGES, performances, versions, taken);
    }

    private OffsetDateTime now() throws SQLException {
        try (ResultSet row = statement(LaneStatements.NOW).executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class);
        }
    }

    private void update(String sql, Object... parameters) throws SQLException {
        int rows = bound(sql, parameters).executeUpdate();
        if (rows == 0) {
            throw new SQLException("nothing was written by " + sql);
        }
    }

    private void read(String sql, Object... parameters) throws SQLException {
        try (ResultSet rows = bound(sql, parameters).executeQuery()) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }

    private PreparedStatement bound(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = statement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    private static <T> String[] texts(List<T> rows, Function<T, Object> of) {
        return rows.stream().map(row -> of.apply(row).toString()).toArray(String[]::new);
    }

    private static long[] performancesOf(List<Hold> holds) {
        return holds.stream().mapToLong(Hold::performance).toArray();
    }

    private static long[] longs(List<Claim> claims) {
        return claims.stream().mapToLong(Claim::performance).toArray();
    }

    private static int[] seats(List<Claim> claims) {
        return claims.stream().mapToInt(Claim::seat).toArray();
    }

    private static int[] ones(List<?> rows) {
        int[] ones = new int[rows.size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static boolean[] flags(List<?> rows) {
        return new boolean[rows.size()];
    }
}
