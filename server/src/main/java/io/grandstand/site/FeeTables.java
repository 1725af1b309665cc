package io.grandstand.site;

import io.grandstand.catalog.FeeSchedule;
import io.grandstand.site.view.Fees;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Schedules of fees with the dates that people look for in them, from today on: what is past is no offer any more. */
final class FeeTables {

    private FeeTables() {}

    static Fees of(FeeSchedule schedule, Instant startsAt, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate day = LocalDate.ofInstant(startsAt, zone);
        return new Fees(
                schedule.freeHours(),
                schedule.steps().stream()
                        .filter(step -> !day.minusDays(step.daysBefore()).isBefore(today))
                        .map(step -> new Fees.Step(
                                step.daysBefore(),
                                day.minusDays(step.daysBefore())
                                        .atStartOfDay(zone)
                                        .toInstant(),
                                step.percent()))
                        .toList());
    }
}
