package io.grandstand.booking.async;

import io.grandstand.booking.BookingSettings;
import io.grandstand.booking.persistence.Refusals;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets why wishes were refused, once those who wanted to know have heard it. */
@Component
@RunsIn(Role.BOOKING_JOBS)
class ForgettingRefusals {

    private static final int AT_ONCE_MAX = 5_000;

    private final Refusals refusals;
    private final BookingSettings settings;

    ForgettingRefusals(Refusals refusals, BookingSettings settings) {
        this.refusals = refusals;
        this.settings = settings;
    }

    @Scheduled(fixedDelay = 5_000)
    void forget() {
        int forgotten = AT_ONCE_MAX;
        while (forgotten == AT_ONCE_MAX) {
            forgotten = refusals.forget(settings.later().refusalsKept(), AT_ONCE_MAX);
        }
    }
}
