package io.grandstand.bench.audit;

import static io.grandstand.bench.audit.Plant.id;

import java.util.List;
import java.util.stream.Stream;

/** What goes wrong with what hosts give away. */
final class GiftPlants {

    private static final String ORDERED =
            "what is given away has a complimentary order within a minute, and nothing else has one";

    private GiftPlants() {}

    static List<Plant> all() {
        return Stream.of(inTheWrongPlace(), bySomebodyElseOrForMoney())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Plant> inTheWrongPlace() {
        return List.of(
                new Plant(
                        "every sold seat has a valid ticket",
                        "delete from orders.ticket where ticket_id = id(5092)",
                        "performance 2, seat 92: sold in hold " + id(1016)),
                new Plant(
                        "every sold seat has a valid ticket",
                        "delete from orders.ticket where ticket_id = id(5003)",
                        "performance 1, seat 3: sold in hold " + id(1002)),
                new Plant(
                        ORDERED,
                        "update orders.purchase set hold_id = id(1999) where order_id = id(2016)",
                        "hold " + id(1016) + ", no complimentary order, gift " + id(9016)),
                new Plant(
                        ORDERED,
                        "delete from orders.gift where gift_id = id(9016)",
                        "hold " + id(1016) + ", order " + id(2016) + ", no gift"),
                new Plant(
                        ORDERED,
                        "update booking.hold set given = false where hold_id = id(1016)",
                        "no given hold, order " + id(2016) + ", gift " + id(9016)),
                new Plant(
                        ORDERED,
                        "update orders.gift set guest_id = id(2) where gift_id = id(9016)",
                        "hold " + id(1016) + ", order " + id(2016) + ", gift " + id(9016)),
                new Plant(
                        "every gift is of the seats and places that its hold had at first",
                        "update orders.gift set seats = '{93}' where gift_id = id(9016)",
                        "gift " + id(9016) + " of {93}: hold " + id(1016) + " of {92}"),
                new Plant(
                        "every gift is of the seats and places that its hold had at first",
                        "update orders.gift set section_id = 1, places = 2 where gift_id = id(9016)",
                        "gift " + id(9016) + " of {92} and 2 places: hold " + id(1016) + " of {92}"),
                new Plant(
                        "a seat that its host gave away last is sold in that hold, and in no other",
                        "update booking.seat_claim set hold_id = id(1002) where performance_id = 2 and seat_no = 92",
                        "performance 2, seat 92: given in hold " + id(1016) + ", claimed by " + id(1002)
                                + " in state 3"),
                new Plant(
                        "a seat that its host gave away last is sold in that hold, and in no other",
                        "delete from booking.seat_claim where performance_id = 2 and seat_no = 92",
                        "performance 2, seat 92: given in hold " + id(1016) + ", not claimed"));
    }

    private static List<Plant> bySomebodyElseOrForMoney() {
        return List.of(
                new Plant(
                        "there is no money in a complimentary order",
                        "update payment.payment set reference = id(2016) where payment_id = id(3005)",
                        "order " + id(2016) + ": payment " + id(3005)),
                new Plant(
                        "there is no money in a complimentary order",
                        "update orders.ticket set given = false, price = 500 where ticket_id = id(5092)",
                        "order " + id(2016) + ": ticket " + id(5092) + " over 500"),
                new Plant(
                        "only what is given away is sold at once",
                        "update booking.hold set given = false where hold_id = id(1016)",
                        "hold " + id(1016)),
                new Plant(
                        "only what is given away is sold at once",
                        "update orders.order_move set from_state = 'CREATED' where order_id = id(2016);"
                                + "delete from orders.order_move where order_id = id(2001) and move_no < 4;"
                                + "update orders.order_move set from_state = null where order_id = id(2001)",
                        "order " + id(2001)),
                new Plant(
                        "tickets are given away and taken back by the host of their performance alone",
                        "update orders.gift set performance_id = 1, host_id = id(1) where gift_id = id(9016)",
                        "gift " + id(9016) + " of " + id(1) + ", performance 1"),
                new Plant(
                        "tickets are given away and taken back by the host of their performance alone",
                        "update orders.cancellation set taken_back_by = id(9) where cancellation_id = id(8013)",
                        "cancellation " + id(8013) + " by " + id(9)),
                new Plant(
                        "no gift stays in between for more than a minute",
                        "update orders.gift set asked_at = now() - interval '61 seconds' where gift_id = id(9017)",
                        "gift " + id(9017) + " since"));
    }
}
