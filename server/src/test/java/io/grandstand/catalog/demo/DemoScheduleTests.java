package io.grandstand.catalog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.demo.DemoSchedule.Game;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoScheduleTests {

    private static final Instant A_THURSDAY_NOON = Instant.parse("2026-04-02T03:00:00Z");

    private static final List<Game> GAMES = DemoSchedule.games(A_THURSDAY_NOON, 31);

    private static ZonedDateTime start(Game game) {
        return game.startsAt().atZone(DemoSchedule.ZONE);
    }

    @Test
    void playsAMonthOfGames() {
        assertThat(GAMES).hasSize(27 * 5);
        assertThat(GAMES).allMatch(game -> game.startsAt().isAfter(A_THURSDAY_NOON));
        assertThat(GAMES).noneMatch(game -> start(game).getDayOfWeek() == DayOfWeek.MONDAY);
        assertThat(GAMES).noneMatch(game -> game.home().equals(game.away()));
    }

    @Test
    void lendsAParkToOneGameADay() {
        assertThat(GAMES).doesNotHaveDuplicates();
        assertThat(GAMES.stream()
                        .map(game -> game.home().park().name() + start(game).toLocalDate()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyClubPlaysOnceADayAtHomeAboutAsOftenAsAway() {
        assertThat(GAMES.stream().flatMap(game -> Stream.of(game.home(), game.away())
                        .map(club -> club.code() + start(game).toLocalDate())))
                .doesNotHaveDuplicates()
                .hasSize(27 * DemoClub.ALL.size());
        assertThat(DemoClub.ALL).allSatisfy(club -> assertThat(
                        GAMES.stream().filter(game -> game.home().equals(club)))
                .hasSizeBetween(8, 19));
    }

    @Test
    void allNineParksAreUsedAndJamsilEveryDay() {
        assertThat(GAMES.stream().map(game -> game.home().park()).distinct()).hasSize(9);
        assertThat(GAMES.stream().filter(game -> game.home().park().equals(DemoVenue.JAMSIL)))
                .hasSize(27);
        assertThat(GAMES.getFirst().home().park()).isEqualTo(DemoVenue.JAMSIL);
    }

    @Test
    void startsWhenTheLeagueDoes() {
        assertThat(GAMES)
                .allSatisfy(game -> assertThat(start(game).toLocalTime().toString())
                        .isEqualTo(
                                switch (start(game).getDayOfWeek()) {
                                    case SATURDAY -> "17:00";
                                    case SUNDAY -> "14:00";
                                    case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> "18:30";
                                }));
    }

    @Test
    void doesNotPlayWhatHasBegun() {
        Instant evening = Instant.parse("2026-04-02T10:00:00Z");

        assertThat(DemoSchedule.games(evening, 1)).isEmpty();
    }
}
