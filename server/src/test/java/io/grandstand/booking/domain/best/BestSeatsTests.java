package io.grandstand.booking.domain.best;

import static io.grandstand.booking.domain.best.House.apart;
import static io.grandstand.booking.domain.best.House.chosen;
import static io.grandstand.booking.domain.best.House.together;
import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.Wish;
import io.grandstand.catalog.SeatingPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BestSeatsTests {

    @Test
    void areInTheMiddleOfTheFrontRow() {
        var house = House.of("""
                RRRRRRR
                RRRRRRR""");

        assertThat(house.choose(together(3))).isEqualTo(chosen(2, 3, 4));
    }

    @Test
    void areInTheMiddleOfTheNextRowRatherThanAtTheEndOfTheFrontRow() {
        var house = House.of("""
                RRRrrrrrrRRR
                RRRRRRRRRRRR""");

        assertThat(house.choose(together(2))).isEqualTo(chosen(17, 18));
    }

    @Test
    void leaveNobodyAloneWhereAnotherChoiceExists() {
        // In the middle of the front row there is room for three, two of which would leave one.
        var house = House.of("""
                rrrRRRrrr
                rRRRRRRRr""");

        assertThat(house.choose(together(2))).isEqualTo(chosen(12, 13));
    }

    @Test
    void leaveOneAloneWhereThereIsNoOtherChoice() {
        var house = House.of("rrRRRrr");

        assertThat(house.choose(together(2))).isEqualTo(chosen(2, 3));
    }

    @Test
    void leaveOneAloneRatherThanTwo() {
        var house = House.of("""
                SRRS
                sRRS""");

        assertThat(house.choose(new Wish.Best(2, Optional.empty(), Optional.of(0), true)))
                .isEqualTo(chosen(5, 6));
    }

    @Test
    void areOnOneSideOfAnAisle() {
        var house = House.of("RRR RRRR RRR");

        assertThat(house.choose(together(4))).isEqualTo(chosen(3, 4, 5, 6));
        assertThat(house.choose(together(5))).isEqualTo(new Choice.NotTogether(4));
    }

    @Test
    void areTheDearestWhereNoCategoryIsWished() {
        var house = House.of("""
                SSSSS
                RRRRR""");

        assertThat(house.choose(together(3))).isEqualTo(chosen(5, 6, 7));
    }

    @Test
    void areOfTheCategoryThatIsWished() {
        var house = House.of("""
                RRRRR
                RSSSR""");
        var wish = new Wish.Best(3, Optional.empty(), Optional.of(1), true);

        assertThat(house.choose(wish)).isEqualTo(chosen(6, 7, 8));
        assertThat(house.choose(new Wish.Best(4, Optional.empty(), Optional.of(1), true)))
                .isEqualTo(new Choice.NotTogether(3));
    }

    @Test
    void areOfTheSectionThatIsWished() {
        var house = House.of("""
                RRRRR

                RRRRR
                RRRRR""");
        var wish = new Wish.Best(1, Optional.of(1), Optional.empty(), true);

        assertThat(house.choose(wish)).isEqualTo(chosen(7));
    }

    @Test
    void areInTheSectionThatIsNearestToTheMiddleWhereSeveralCostTheSame() {
        var house = House.of("""
                RRRRR

                     RRRRR

                          RRRRR""");

        assertThat(house.choose(together(5))).isEqualTo(chosen(5, 6, 7, 8, 9));
    }

    @Test
    void areNeverOfWhatIsNotForSale() {
        var house = House.of("NNNNRRNN");

        assertThat(house.choose(together(2))).isEqualTo(chosen(4, 5));
        assertThat(house.choose(together(3))).isEqualTo(new Choice.NotTogether(2));
    }

    @Test
    void areTogetherEvenForThoseWhoWouldSitApart() {
        var house = House.of("""
                RRrRRrRR
                RRRRRRRR""");

        assertThat(house.choose(apart(4))).isEqualTo(chosen(10, 11, 12, 13));
    }

    @Test
    void areInTheFewestGroups() {
        var house = House.of("""
                RRRrRRRrR
                rrrrrrrrr""");

        assertThat(house.choose(apart(4))).isEqualTo(chosen(2, 4, 5, 6));
        assertThat(house.choose(apart(7))).isEqualTo(chosen(0, 1, 2, 4, 5, 6, 8));
        assertThat(house.choose(apart(8))).isEqualTo(new Choice.NotSoMany(7));
    }

    @Test
    void areInGroupsOfWhichNoneIsLargerThanItMustBe() {
        var house = House.of("RRRRrRRRR");

        assertThat(house.choose(apart(6))).isEqualTo(chosen(0, 1, 2, 3, 5, 6));
        assertThat(House.of("RRRRRrRRRRR").choose(apart(6))).isEqualTo(chosen(2, 3, 4, 6, 7, 8));
    }

    @Test
    void areNearTheFirstGroupWhereTheyAreApart() {
        var house = House.of("""
                RRrrrrrrRR
                rrrrRRrrrr
                RRrrRRrrRR""");

        assertThat(house.choose(apart(4))).isEqualTo(chosen(14, 15, 24, 25));
    }

    @Test
    void areFoundInRowsThatListOddNumbersFirst() {
        var seats = new ArrayList<SeatingPlan.Seat>();
        for (int x : new int[] {0, 2, 4, 6, 1, 3, 5}) {
            seats.add(House.seat(seats.size(), 0, 0, 0, x));
        }
        var house = PlanRows.of(House.plan(seats, 1));
        var free = new BitSet();
        free.set(0, 7);

        assertThat(BestSeats.choose(house, together(3), House.PRICES, free)).isEqualTo(chosen(1, 5, 2));
    }

    @Test
    void areNoneInAFullHouse() {
        var house = House.of("rrrr");

        assertThat(house.choose(together(1))).isEqualTo(new Choice.NotTogether(0));
        assertThat(house.choose(apart(1))).isEqualTo(new Choice.NotSoMany(0));
    }
}
