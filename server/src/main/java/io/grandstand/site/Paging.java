package io.grandstand.site;

import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.site.view.Paged;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** From a page of a list to what its readers see. People count pages from one. */
final class Paging {

    private Paging() {}

    /** @param href the address of the page with a number from one */
    static <T, R> Paged<R> of(Page<T> page, IntFunction<String> href, Function<List<T>, List<R>> show) {
        int pages = (int) Math.min(PageRequest.PAGE_MAX, Math.ceilDiv(page.total(), page.size()));
        int number = page.page() + 1;
        return new Paged<>(
                show.apply(page.items()),
                page.total(),
                number,
                pages,
                number > 1 ? href.apply(Math.min(number - 1, Math.max(1, pages))) : null,
                number < pages ? href.apply(number + 1) : null);
    }

    /** The page that an address asks for; what cannot be read is the first. */
    static PageRequest request(@Nullable String page, int size) {
        try {
            int number = page == null ? 1 : Integer.parseInt(page);
            return new PageRequest(Math.clamp(number - 1L, 0, PageRequest.PAGE_MAX), size);
        } catch (NumberFormatException notOne) {
            return new PageRequest(0, size);
        }
    }
}
