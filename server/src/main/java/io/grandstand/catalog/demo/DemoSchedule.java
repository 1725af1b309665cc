package io.grandstand.catalog.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
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

    private static List<Game> on(LocalDate date) {
        long series = Math.floorDiv(date.toEpochDay(), SERIES_DAYS);
        boolean even = series % 2 == 0;
        var games = new ArrayList<Game>();
        // The two clubs of Jamsil take turns there; the other two parks rest when their club travels.
        games.add(game(even ? DemoClub.LG : DemoClub.OB, series, date));
        games.add(game(even ? DemoClub.WO : DemoClub.LT, series, date));
        return games;
    }

    private static Game game(DemoClub home, long series, LocalDate date) {
        List<DemoClub> others =
                DemoClub.ALL.stream().filter(club -> !club.equals(home)).toList();
        DemoClub away = others.get((int) Math.floorMod(series / 2 + home.code().hashCode(), (long) others.size()));
        boolean weekend = date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
        return new Game(
                home,
                away,
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
