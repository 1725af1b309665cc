package io.grandstand.site;

import io.grandstand.booking.AreaLeft;
import io.grandstand.booking.SeatAvailability;
import io.grandstand.booking.SeatAvailability.Snapshot;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.CategoryOfPlan;
import io.grandstand.kernel.Won;
import io.grandstand.order.Orders;
import io.grandstand.order.Sales;
import io.grandstand.site.view.HostSale.Figures;
import io.grandstand.site.view.HostSale.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Counts what is sold, given away, held and left of a performance, by category: seats as booking has them, money and gifts as
 * orders have them.
 */
@Component
class LiveSales {

    private static final int SEATS_A_BYTE = 4;
    private static final int BITS_A_SEAT = 2;
    private static final int STATE = 3;
    private static final int FREE = 0;
    private static final int HELD = 1;
    private static final int SOLD = 2;
    /** Of a category that is for sale: blocked by its host. */
    private static final int BLOCKED = 3;
    /** Sold, as booking has it; which of it was given away orders know. */
    private static final int GIVEN = 4;

    private static final int KINDS = 5;

    private final SeatAvailability availability;
    private final Orders orders;

    LiveSales(SeatAvailability availability, Orders orders) {
        this.availability = availability;
        this.orders = orders;
    }

    /** What a moment's sale looks like. */
    record Live(Figures figures, List<Row> rows) {}

    Live of(PerformanceTerms terms) {
        Sales sales = orders.sales(terms.id());
        int[][] seats = availability
                .snapshot(terms.id())
                .map(snapshot -> count(terms.plan(), snapshot, sales))
                .orElseGet(() -> new int[KINDS][terms.plan().categories().size()]);
        List<Row> rows = terms.plan().categories().stream()
                .flatMap(category ->
                        terms.prices().get(category.index()).stream().map(price -> row(category, price, seats)))
                .toList();
        return new Live(
                new Figures(
                        rows.stream().mapToInt(Row::sold).sum(),
                        rows.stream().mapToInt(Row::given).sum(),
                        rows.stream().mapToInt(Row::held).sum(),
                        rows.stream().mapToInt(Row::left).sum(),
                        rows.stream().mapToInt(Row::blocked).sum(),
                        sales.gross().amount() + sales.fees().amount(),
                        sales.refunds().amount(),
                        sales.pace().lastMinute(),
                        sales.pace().lastTenMinutes()),
                rows);
    }

    private static Row row(CategoryOfPlan category, Won price, int[][] seats) {
        int index = category.index();
        return new Row(
                category.name(),
                category.color(),
                price.amount(),
                IntStream.rangeClosed(FREE, SOLD)
                        .map(state -> seats[state][index])
                        .sum(),
                seats[SOLD][index],
                seats[GIVEN][index],
                seats[HELD][index],
                seats[FREE][index],
                seats[BLOCKED][index]);
    }

    /** By state and category. */
    private static int[][] count(SeatingPlan plan, Snapshot snapshot, Sales sales) {
        int[][] seats = new int[KINDS][plan.categories().size()];
        for (SeatingPlan.Seat seat : plan.seats()) {
            int no = seat.no().index();
            int state = snapshot.states()[no / SEATS_A_BYTE] >> (no % SEATS_A_BYTE * BITS_A_SEAT) & STATE;
            seats[state][seat.category()]++;
        }
        for (AreaLeft area : snapshot.areas()) {
            plan.area(area.area()).ifPresent(found -> {
                // A moment lies between both counts: nothing may come out below nothing.
                int sold = Math.min(sales.soldInAreas().getOrDefault(area.area(), 0), found.capacity() - area.left());
                seats[SOLD][found.category()] += sold;
                seats[HELD][found.category()] += found.capacity() - area.left() - sold;
                seats[FREE][found.category()] += area.left();
            });
        }
        setApart(plan, sales.given(), seats);
        return seats;
    }

    private static void setApart(SeatingPlan plan, Sales.Given given, int[][] seats) {
        int[] gifts = new int[plan.categories().size()];
        given.seats().forEach(seat -> gifts[plan.seat(seat).category()]++);
        given.places().forEach((area, places) -> plan.area(area).ifPresent(found -> gifts[found.category()] += places));
        for (int category = 0; category < gifts.length; category++) {
            // A moment lies between these counts, too.
            int apart = Math.min(gifts[category], seats[SOLD][category]);
            seats[SOLD][category] -= apart;
            seats[GIVEN][category] = apart;
        }
    }
}
