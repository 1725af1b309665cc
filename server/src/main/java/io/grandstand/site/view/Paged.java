package io.grandstand.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a longer list, with the addresses of its neighbours. */
public record Paged<T>(
        List<T> items,
        long total,
        int number,
        int pages,
        @Nullable String previous,
        @Nullable String next) {

    public Paged {
        items = List.copyOf(items);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
