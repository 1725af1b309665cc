package io.grandstand.booking.lane;

import io.grandstand.booking.ExtensionId;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldTimes;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.LengthenResult;
import io.grandstand.booking.domain.Command;
import io.grandstand.kernel.AccountId;
import io.grandstand.waitingroom.Admissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives a fan more time, and has everything that would end before it follow. */
@Component
class LengtheningHolds {

    private static final Logger LOG = LoggerFactory.getLogger(LengtheningHolds.class);

    private final OwnersOfHolds owners;
    private final LaneAnswers lanes;
    private final Admissions admissions;
    private final ObjectProvider<HoldTimes> others;

    LengtheningHolds(OwnersOfHolds owners, LaneAnswers lanes, Admissions admissions, ObjectProvider<HoldTimes> others) {
        this.owners = owners;
        this.lanes = lanes;
        this.admissions = admissions;
        this.others = others;
    }

    LengthenResult lengthen(HoldId hold, AccountId account, ExtensionId by) {
        LengthenResult result = owners.find(hold)
                .filter(owner -> owner.account().equals(account))
                .map(owner -> lanes.lengthen(new Command.Lengthen(hold, owner.performance(), account, by)))
                .orElseGet(LengthenResult.Unknown::new);
        // Also of what was given before: then it was perhaps not told.
        if (result instanceof LengthenResult.Lengthened(HoldView longer)) {
            others.forEach(other -> tell(longer, other.getClass(), () -> other.lengthened(longer)));
            // The line is asked last: what keeps the seats must not wait for it.
            tell(longer, Admissions.class, () -> admissions.lastUntil(account, longer.performance(), longer.until()));
        }
        return result;
    }

    /** The time is given, whatever becomes of what is told. */
    private static void tell(HoldView longer, Class<?> other, Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.warn("hold={} until={} not told to {}", longer.id(), longer.until(), other.getSimpleName(), e);
        }
    }
}
