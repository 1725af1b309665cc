package io.grandstand.site.view;

import io.grandstand.site.view.Search.Option;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host gives away.
 *
 * @param action where its forms go
 * @param key by which the next wish is known if it comes twice
 * @param map on which seats are picked
 * @param sections of the plan that have seats
 * @param areas those where people stand
 * @param seatsMax of one wish
 * @param open whether anything can be given, and taken back, now
 * @param said the key of what was just done; none where nothing was
 * @param closed the key of why nothing can be given, where it is not open
 * @param tickets that guests have now
 * @param rows of the section that is chosen
 */
public record HostGifts(
        Event event,
        FormPage form,
        String action,
        String key,
        HostMap map,
        List<Option> sections,
        List<Option> areas,
        int seatsMax,
        boolean open,
        @Nullable String said,
        Paged<Gift> gifts,
        String closed,
        int tickets,
        RowNames rows) {

    /**
     * What one guest was given at once.
     *
     * @param labels of its seats and places
     * @param status the ending of its words' key
     */
    public record Gift(String giftId, String email, String labels, String reason, Instant at, String status) {

        /** Whether anything of it can be taken back. */
        public boolean given() {
            return status.equals("given");
        }
    }

    public HostGifts {
        sections = List.copyOf(sections);
        areas = List.copyOf(areas);
    }
}
