package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.HouseSeat;
import io.grandstand.booking.HouseSeats;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.catalog.VenueId;
import io.grandstand.site.SeatTyping.Read;
import io.grandstand.site.SeatTyping.Wrong;
import io.grandstand.site.view.HostHouse.Group;
import io.grandstand.site.view.RowNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seats as a host types them, and reads them again. */
class SeatTypingTests {

    /** Rows A, B, C and C-D of ten seats each, and a balcony with row A. */
    private static final SeatingPlan PLAN = plan();

    @ParameterizedTest(name = "rows [{0}] seats [{1}] -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            A          | 1-3       | 0 1 2
            A,C        | 10        | 9 29
            A - B      | 1         | unreadable
            A-B        | 1         | 0 10
            ' C-D '    | 1         | 30
            A–C        | '2, 4'    | 1 3 11 13 21 23
            B          | '1-2,1-3' | 10 11 12
            ''         | 10        | 9 19 29 39
            D          | 1         | unreadable
            B-A        | 1         | unreadable
            A          | 3-1       | unreadable
            A          | x         | unreadable
            A          | -1        | unreadable
            A          | 1-99999   | 0 1 2 3 4 5 6 7 8 9
            A          | 100000    | unreadable
            A          | 11        | ''
            a          | 1         | 0
            a-b, C     | 1         | 0 10 20
            row c-d    | 1         | 30
            """)
    void areRowsByTheirNamesAndSeatsByTheirNumbers(String rows, String seats, String expected) {
        Read read = new SeatTyping(PLAN).read("0", rows, seats);

        if (expected.equals("unreadable")) {
            assertThat(read).isInstanceOf(Read.Unreadable.class);
        } else {
            assertThat(read).isInstanceOfSatisfying(Read.Seats.class, found -> assertThat(found.seats())
                    .extracting(SeatNo::index)
                    .containsExactlyElementsOf(
                            expected.isEmpty()
                                    ? List.of()
                                    : List.of(expected.split(" ", -1)).stream()
                                            .map(Integer::valueOf)
                                            .toList()));
        }
    }

    @ParameterizedTest
    @CsvSource({"3열,3", "row 3,3", "Row C,C", "3,3", "C-D,C-D", "열,열", "Row,Row"})
    void rowsAreCalledByTheirNumbersWhateverWordThePlanHasForThem(String row, String name) {
        assertThat(SeatTyping.bare(row)).isEqualTo(name);
    }

    @Test
    void areOfARowInEitherCaseWhereOnlyOneIsCalledSo() {
        var seats = new ArrayList<Seat>();
        List.of("A", "a", "B").forEach(row -> add(seats, 0, row + "1", row));
        var typing = new SeatTyping(of(seats));

        assertThat(one(typing, "a")).containsExactly(1);
        assertThat(one(typing, "A")).containsExactly(0);
        assertThat(one(typing, "b")).containsExactly(2);
        seats.add(new Seat(new SeatNo(3), "b1", 0, 0, "b", 3, 0));
        assertThat(one(new SeatTyping(of(seats)), "b")).containsExactly(3);
        seats.add(new Seat(new SeatNo(4), "Ä1", 0, 0, "Ä", 4, 0));
        assertThat(one(new SeatTyping(of(seats)), "ä")).containsExactly(4);
        assertThat(new SeatTyping(of(seats)).rowsOf("0")).isEqualTo(new RowNames("A", "Ä", 5));
    }

    @Test
    void areOfRowsThatAreNamedToWhoeverMissesThem() {
        assertThat(new SeatTyping(PLAN).rowsOf("0")).isEqualTo(new RowNames("A", "C-D", 4));
        assertThat(new SeatTyping(PLAN).rowsOf("1")).isEqualTo(new RowNames("A", "A", 1));
        assertThat(new SeatTyping(PLAN).rowsOf("9")).isEqualTo(RowNames.NONE);
        assertThat(new SeatTyping(PLAN).rowsOf("")).isEqualTo(RowNames.NONE);
    }

    private static List<Integer> one(SeatTyping typing, String row) {
        return typing.read("0", row, "") instanceof Read.Seats(var seats)
                ? seats.stream().map(SeatNo::index).toList()
                : List.of();
    }

    @Test
    void areWholeRowsWhereNoSeatIsNamed() {
        assertThat(new SeatTyping(PLAN).read("1", "", ""))
                .isInstanceOfSatisfying(
                        Read.Seats.class, found -> assertThat(found.seats()).hasSize(10));
        assertThat(new SeatTyping(PLAN).read("2", "", "")).isEqualTo(new Read.Unreadable(Wrong.SECTION));
        assertThat(new SeatTyping(PLAN).read("", "", "")).isEqualTo(new Read.Unreadable(Wrong.SECTION));
    }

    @Test
    void areWhatAMapSendsByItsPlacesWhereNoSectionIsTyped() {
        var typing = new SeatTyping(PLAN);

        assertThat(typing.read(Map.of("section", "", "picked", "0,11,40,50,x,-1,11")))
                .isEqualTo(seats(0, 11, 40));
        assertThat(typing.read(Map.of("section", "0", "rows", "B", "seats", "1", "picked", "0,11,40")))
                .isEqualTo(seats(10));
        assertThat(typing.read(Map.of("picked", "x"))).isEqualTo(seats());
        assertThat(typing.read(Map.of("picked", ""))).isEqualTo(new Read.Unreadable(Wrong.SECTION));
    }

    @Test
    void ofAMapAreTooManyBeforeTheyAreCut() {
        String all = IntStream.range(100_000, 200_000)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","))
                .substring(0, SeatTyping.PICKED_LENGTH_MAX);

        assertThat(all).matches("(\\d{6},){" + (HouseSeats.SEATS_MAX + 1) + "}");
    }

    private static Read seats(int... seats) {
        return new Read.Seats(IntStream.of(seats).mapToObj(SeatNo::new).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void areReadAgainByRowAndReason() {
        List<HouseSeat> blocked = IntStream.of(0, 1, 2, 5, 8, 9, 10)
                .mapToObj(seat -> new HouseSeat(new SeatNo(seat), seat == 5 ? "pillar" : "press"))
                .toList();

        assertThat(HouseGroups.of(PLAN, blocked))
                .containsExactly(
                        new Group("Floor", "A", "1–3, 9–10", "press", 5, "0,1,2,8,9"),
                        new Group("Floor", "A", "6", "pillar", 1, "5"),
                        new Group("Floor", "B", "1", "press", 1, "10"));
        assertThat(HouseGroups.seats("0,1,x,-2,7", 3)).containsExactly(new SeatNo(0), new SeatNo(1), new SeatNo(7));
    }

    private static SeatingPlan plan() {
        var seats = new ArrayList<Seat>();
        for (String row : List.of("A", "B", "C", "C-D")) {
            IntStream.rangeClosed(1, 10).forEach(number -> add(seats, 0, "Floor " + row + " " + number, row));
        }
        IntStream.rangeClosed(1, 10).forEach(number -> add(seats, 1, "Balcony A" + number, "A"));
        return of(seats);
    }

    private static SeatingPlan of(List<Seat> seats) {
        return new SeatingPlan(
                new VenueId(1),
                "typed",
                List.of(new SeatingPlan.SectionOfPlan(0, "Floor"), new SeatingPlan.SectionOfPlan(1, "Balcony")),
                List.of(new SeatingPlan.CategoryOfPlan(0, "R", "#aa0000")),
                List.of(),
                seats);
    }

    private static void add(List<Seat> seats, int section, String label, String row) {
        seats.add(new Seat(new SeatNo(seats.size()), label, section, 0, row, seats.size(), 0));
    }
}
