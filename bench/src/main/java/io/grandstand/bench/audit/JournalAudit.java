package io.grandstand.bench.audit;

import io.grandstand.bench.journal.Journal;
import io.grandstand.bench.journal.JournalLine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** I2: nothing that was answered with success is lost. */
final class JournalAudit {

    /** Ids asked about in one statement. */
    private static final int BATCH_MAX = 10_000;

    static final Map<JournalLine.What, String> SENTENCES = Map.of(
            JournalLine.What.HOLD, "every acknowledged hold is there, with its seats",
            JournalLine.What.ORDER, "every acknowledged order is there",
            JournalLine.What.PAYMENT, "every acknowledged payment is there, and completed if it was said to be",
            JournalLine.What.TICKET, "every acknowledged purchase has its tickets");

    private final Connection connection;

    JournalAudit(Connection connection) {
        this.connection = connection;
    }

    List<Finding> audit(Path journal) throws SQLException {
        var acknowledged = new EnumMap<JournalLine.What, Map<UUID, JournalLine>>(JournalLine.What.class);
        Journal.read(journal, line -> {
            if (line.acknowledged()) {
                acknowledged.computeIfAbsent(line.what(), _ -> new HashMap<>()).put(line.id(), line);
            }
        });
        var findings = new ArrayList<Finding>();
        for (JournalLine.What what : JournalLine.What.values()) {
            var lost = new ArrayList<String>();
            long count = 0;
            for (JournalLine line : lost(what, acknowledged.getOrDefault(what, Map.of()))) {
                count++;
                if (lost.size() < Finding.SHOWN_MAX) {
                    lost.add(what.name().toLowerCase(Locale.ROOT) + " " + line.id() + " was answered " + line.status()
                            + (line.state().isEmpty() ? "" : " " + line.state()));
                }
            }
            findings.add(new Finding("I2", SENTENCES.getOrDefault(what, what.name()), lost, count));
        }
        return findings;
    }

    private List<JournalLine> lost(JournalLine.What what, Map<UUID, JournalLine> lines) throws SQLException {
        var missing = new ArrayList<JournalLine>();
        var ids = new ArrayList<>(lines.keySet());
        for (int from = 0; from < ids.size(); from += BATCH_MAX) {
            List<UUID> batch = ids.subList(from, Math.min(ids.size(), from + BATCH_MAX));
            Set<UUID> kept = new HashSet<>();
            try (PreparedStatement statement = connection.prepareStatement(sql(what))) {
                statement.setArray(1, connection.createArrayOf("uuid", batch.toArray()));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        UUID id = rows.getObject(1, UUID.class);
                        JournalLine line = lines.get(id);
                        if (line != null && keeps(line, rows)) {
                            kept.add(id);
                        }
                    }
                }
            }
            batch.stream().filter(id -> !kept.contains(id)).map(lines::get).forEach(missing::add);
        }
        return missing;
    }

    private static String sql(JournalLine.What what) {
        return switch (what) {
            case HOLD -> """
                    select hold_id, status, performance_id, coalesce(first_seats, seats) from booking.hold where hold_id = any (?)""";
            case ORDER -> """
                    select order_id, state, performance_id, '{}'::int[] from orders.purchase
                    where order_id = any (?)""";
            case PAYMENT -> """
                    select payment_id, state, 0, '{}'::int[] from payment.payment where payment_id = any (?)""";
            case TICKET -> """
                    select order_id, 'COMPLETED', min(performance_id), array_remove(array_agg(seat_no), null)
                    from orders.ticket
                    where order_id = any (?) group by order_id""";
        };
    }

    /** Whether what the database has is what the client was told. */
    private static boolean keeps(JournalLine line, ResultSet row) throws SQLException {
        if (line.performance() != 0 && row.getLong(3) != 0 && row.getLong(3) != line.performance()) {
            return false;
        }
        if (line.what() == JournalLine.What.PAYMENT && line.state().equals("COMPLETED")) {
            return Set.of("COMPLETED", "REFUNDING", "REFUNDED").contains(row.getString(2));
        }
        var seats = new TreeSet<>(List.of((Integer[]) row.getArray(4).getArray()));
        return line.seats().isEmpty() || seats.equals(new TreeSet<>(line.seats()));
    }
}
