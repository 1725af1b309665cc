package io.grandstand.site;

import io.grandstand.catalog.PerformanceDraft.Rate;
import io.grandstand.catalog.PerformanceDraft.Room;
import io.grandstand.site.view.PerformanceForm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Ready-made waiting rooms, for who has no figures of their own. */
enum Pace {
    CALM(1, 200),
    BRISK(5, 1_000),
    RUSH(20, 4_000);

    private static final int ADMISSION_SECONDS = 600;
    private static final int SECONDS_A_MINUTE = 60;

    private final int perSecond;
    private final int inside;

    Pace(int perSecond, int inside) {
        this.perSecond = perSecond;
        this.inside = inside;
    }

    /** As it stands in the form. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Pace> of(String value) {
        return Arrays.stream(values())
                .filter(pace -> pace.value().equals(value))
                .findFirst();
    }

    /** The one that lets in just as this does. */
    static Optional<Pace> of(Room room) {
        return Arrays.stream(values()).filter(pace -> pace.is(room)).findFirst();
    }

    private boolean is(Room room) {
        return rate().equals(room.rate())
                && Objects.equals(room.concurrency(), inside)
                && Objects.equals(room.admissionSeconds(), ADMISSION_SECONDS)
                && room.group() == null;
    }

    private Rate rate() {
        return new Rate(perSecond, 1);
    }

    /** With the same promises as somebody's own. */
    Room room(Room own) {
        return new Room(rate(), null, inside, ADMISSION_SECONDS, own.rejoin(), own.away());
    }

    static List<PerformanceForm.Pace> all() {
        return Arrays.stream(values()).map(Pace::shown).toList();
    }

    private PerformanceForm.Pace shown() {
        int perMinute = perSecond * SECONDS_A_MINUTE;
        int minutes = ADMISSION_SECONDS / SECONDS_A_MINUTE;
        int atBest = Math.ceilDiv(PerformanceForm.Pace.CROWD, perMinute);
        // Where everybody inside takes all of their time, so many make room for others every so many minutes.
        int atWorst = Math.ceilDiv(PerformanceForm.Pace.CROWD * minutes, inside);
        return new PerformanceForm.Pace(value(), perMinute, inside, minutes, atBest, Math.max(atBest, atWorst));
    }
}
