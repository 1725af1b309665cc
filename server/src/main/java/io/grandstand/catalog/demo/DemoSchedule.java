package io.grandstand.catalog.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who plays where and when: series of three days, no games on Mondays, as the league does it. */
final class DemoSchedule {

    static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    private static final int SERIES_DAYS = 3;
    private static final LocalTime EVENING = LocalTime.of(18, 30);
    private static final LocalTime SATURDAY = LocalTime.of(17, 0);
    private static final LocalTime SUNDAY = LocalTime.of(14, 0);

    /** A game to come. */
    record Game(DemoClub home, DemoClub away, Instant startsAt, boolean weekend) {}

    private DemoSchedule() {}

    static List<Game> games(Instant now, int days) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        var games = new ArrayList<Game>();
        for (int day = 0; day < days; day++) {
            LocalDate date = today.plusDays(day);
            if (date.getDayOfWeek() != DayOfWeek.MONDAY) {
                games.addAll(on(date));
            }
        }
        games.removeIf(game -> !game.startsAt().isAfter(now));
        return games;
    }

    /**
     * Everybody plays somebody for a series, then somebody else, and the other way round when all have been met. In this order
     * of who is at home two neighbours in the list are never there at once, as the two clubs of Jamsil must not be.
     */
    private static List<Game> on(LocalDate date) {
        long series = Math.floorDiv(date.toEpochDay(), SERIES_DAYS);
        int others = DemoClub.ALL.size() - 1;
        int turn = (int) Math.floorMod(series, (long) others);
        boolean returning = Math.floorDiv(series, (long) others) % 2 != 0;
        var games = new ArrayList<Game>();
        games.add(game(others, turn, (turn % 2 == 0) != returning, date));
        for (int pair = 1; pair <= others / 2; pair++) {
            boolean firstAtHome = (pair % 2 != 0) != returning;
            games.add(game((turn + pair) % others, (turn - pair + others) % others, firstAtHome, date));
        }
        // The one at Jamsil first: it is the first that somebody sees.
        games.sort(Comparator.comparing(game -> !game.home().park().equals(DemoVenue.JAMSIL)));
        return games;
    }

    private static Game game(int first, int second, boolean firstAtHome, LocalDate date) {
        boolean weekend = date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
        return new Game(
                DemoClub.ALL.get(firstAtHome ? first : second),
                DemoClub.ALL.get(firstAtHome ? second : first),
                date.atTime(startOn(date.getDayOfWeek())).atZone(ZONE).toInstant(),
                weekend);
    }

    private static LocalTime startOn(DayOfWeek day) {
        return switch (day) {
            case SATURDAY -> SATURDAY;
            case SUNDAY -> SUNDAY;
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> EVENING;
        };
    }
}
