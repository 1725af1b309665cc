package io.grandstand.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.SeatNo;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WishTests {

    private static final Wish.Seats SEATS = new Wish.Seats(new TreeSet<>(List.of(new SeatNo(3), new SeatNo(1))));
    private static final Wish.Area PLACES = new Wish.Area(new AreaNo(2), 4);

    @Test
    void saysWhichSeatsItNamesAndWhichPlacesItWants() {
        var both = new Wish.Mixed(SEATS, PLACES);
        var best = new Wish.Best(2, Optional.empty(), Optional.empty(), true);

        assertThat(SEATS.named()).containsExactly(new SeatNo(1), new SeatNo(3));
        assertThat(both.named()).containsExactly(new SeatNo(1), new SeatNo(3));
        assertThat(PLACES.named()).isEmpty();
        assertThat(best.named()).isEmpty();
        assertThat(PLACES.inArea()).contains(PLACES);
        assertThat(both.inArea()).contains(PLACES);
        assertThat(SEATS.inArea()).isEmpty();
        assertThat(best.inArea()).isEmpty();
    }
}
