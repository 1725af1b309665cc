package io.grandstand.booking.persistence;

import io.grandstand.booking.CaptureId;
import io.grandstand.booking.ExtensionId;
import io.grandstand.booking.HeldArea;
import io.grandstand.booking.HeldSeat;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.Wish;
import io.grandstand.booking.domain.Hold;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Columns;
import io.grandstand.kernel.Won;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code booking.hold}. */
final class HoldRow {

    private HoldRow() {}

    static Hold read(ResultSet row) throws SQLException {
        return new Hold(
                new HoldId(Columns.uuid(row, "hold_id")),
                new PerformanceId(row.getLong("performance_id")),
                new AccountId(Columns.uuid(row, "account_id")),
                HoldStatus.valueOf(row.getString("status")),
                seats(row),
                Optional.ofNullable(row.getString("best")).map(BestJson::read),
                area(row),
                first(row),
                Columns.instant(row, "until"),
                row.getBoolean("extended"),
                row.getBoolean("graced"),
                Optional.ofNullable(row.getObject("lengthened_by", UUID.class)).map(ExtensionId::new),
                Optional.ofNullable(row.getObject("capture_id", UUID.class)).map(CaptureId::new),
                row.getInt("moves"),
                Columns.instant(row, "created_at"),
                row.getBoolean("given"));
    }

    private static Optional<HeldArea> area(ResultSet row) throws SQLException {
        int places = row.getInt("area_places");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new HeldArea(
                        new AreaNo(row.getInt("area_section")),
                        row.getString("area_label"),
                        new Won(row.getLong("area_price")),
                        places));
    }

    private static Optional<Hold.First> first(ResultSet row) throws SQLException {
        Array seats = row.getArray("first_seats");
        if (seats == null) {
            return Optional.empty();
        }
        int places = row.getInt("first_places");
        Optional<Wish.Area> area = row.wasNull()
                ? Optional.empty()
                : Optional.of(new Wish.Area(new AreaNo(row.getInt("first_section")), places));
        return Optional.of(new Hold.First(
                Arrays.stream((Integer[]) seats.getArray()).map(SeatNo::new).toList(), area));
    }

    private static List<HeldSeat> seats(ResultSet row) throws SQLException {
        var numbers = (Integer[]) row.getArray("seats").getArray();
        var labels = (String[]) row.getArray("labels").getArray();
        var prices = (Long[]) row.getArray("prices").getArray();
        var seats = new ArrayList<HeldSeat>(numbers.length);
        for (int seat = 0; seat < numbers.length; seat++) {
            seats.add(new HeldSeat(new SeatNo(numbers[seat]), labels[seat], new Won(prices[seat])));
        }
        return seats;
    }
}
