package io.grandstand.site.view;

import java.time.Instant;

/** What something was bought for. */
public record Event(long performanceId, String title, String venue, Instant startsAt) {

    public String href() {
        return "/performances/" + performanceId;
    }
}
