package io.grandstand.kernel;

import java.util.List;
import java.util.function.Function;

/** One page of a longer list, as every list of the HTTP interface answers. */
public record Page<T>(List<T> items, int page, int size, long total) {

    public Page {
        items = List.copyOf(items);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> to) {
        return new Page<>(items.stream().<R>map(to).toList(), page, size, total);
    }
}
