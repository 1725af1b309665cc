package io.grandstand.booking.domain.best;

import static io.grandstand.booking.domain.best.House.seats;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SingleSeatsTests {

    @Test
    void areThoseThatAChoiceCutsOff() {
        var row = House.of("RRRRRRR");

        assertThat(row.singlesAfter(1, 2)).isEqualTo(seats(0));
        assertThat(row.singlesAfter(4, 5)).isEqualTo(seats(6));
        assertThat(row.singlesAfter(1, 2, 3, 4, 5)).isEqualTo(seats(0, 6));
        assertThat(row.singlesAfter(0, 1)).isEmpty();
        assertThat(row.singlesAfter(2, 3)).isEmpty();
    }

    @Test
    void areThoseBetweenTwoGroupsOfOneChoice() {
        assertThat(House.of("RRRRRRR").singlesAfter(0, 1, 3, 4)).isEqualTo(seats(2));
        assertThat(House.of("RRR").singlesAfter(0, 2)).isEqualTo(seats(1));
    }

    @Test
    void areThoseBesideSeatsThatOthersHave() {
        assertThat(House.of("RRRRRr").singlesAfter(2, 3)).isEqualTo(seats(4));
    }

    @Test
    void areThoseBesideAnAisle() {
        assertThat(House.of("RRRR RRRR").singlesAfter(5, 6)).isEqualTo(seats(4, 7));
    }

    @Test
    void areNobodysFaultWhereAsManySeatsCannotBeChosenOtherwise() {
        assertThat(House.of("rRRRr").singlesAfter(1, 2)).isEmpty();
        assertThat(House.of("RR").singlesAfter(0)).isEmpty();
        assertThat(House.of("RRR").singlesAfter(1, 2)).isEmpty();
        // Of four, the two in the middle leave two single seats, but so many can be had without any.
        assertThat(House.of("RRRR").singlesAfter(1, 2)).isEqualTo(seats(0, 3));
    }

    @Test
    void areNotMadeByWhoTakesThem() {
        assertThat(House.of("RrRrR").singlesAfter(0, 2)).isEmpty();
    }

    @Test
    void areNotMadeByWhoTakesSeatsBesideThoseThatWereSingleBefore() {
        assertThat(House.of("RrRRRRR").singlesAfter(2, 3)).isEmpty();
    }

    @Test
    void areLookedForInEveryRowOfAChoice() {
        var house = House.of("""
                RRRRR
                RRRRR""");

        assertThat(house.singlesAfter(1, 2, 6, 7)).isEqualTo(seats(0, 5));
    }
}
