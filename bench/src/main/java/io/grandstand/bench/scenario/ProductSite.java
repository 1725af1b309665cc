package io.grandstand.bench.scenario;

import io.grandstand.bench.product.Launch;
import io.grandstand.bench.product.Park;
import io.grandstand.bench.product.Product;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The product, as a fan meets it: every call carries a token and an admission. */
final class ProductSite implements Site {

    static final int WISHES_PER_FAN = Park.TICKETS_MAX_PER_FAN / 2;

    private final Product product;
    private final Park park;
    private final Crowd crowd;
    private final List<Launch> joined;

    /** @param joined processes besides its first */
    ProductSite(Product product, Park park, Crowd crowd, List<Launch> joined) {
        this.product = product;
        this.park = park;
        this.crowd = crowd;
        this.joined = List.copyOf(joined);
    }

    @Override
    public List<URI> urls() {
        return Stream.concat(Stream.of(product.url()), joined.stream().map(Launch::url))
                .toList();
    }

    @Override
    public List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(product.server()), joined.stream().map(Launch::server))
                .toList();
    }

    @Override
    public List<Wish> pairs(int performances, int pairsEach) throws InterruptedException {
        List<Long> onSale =
                IntStream.range(0, performances).mapToObj(_ -> park.onSale()).toList();
        int fansEach = pairsEach / WISHES_PER_FAN;
        var fans = crowd.letIn(onSale, fansEach).stream().collect(Collectors.groupingBy(Admitted::performance));
        var wishes = new ArrayList<Wish>();
        fans.forEach((_, here) -> {
            List<Integer> seats = shuffled(park.size());
            for (int pair = 0; pair < here.size() * WISHES_PER_FAN; pair++) {
                wishes.add(Wish.ofProduct(
                        here.get(pair / WISHES_PER_FAN), List.of(seats.get(2 * pair), seats.get(2 * pair + 1))));
            }
        });
        Collections.shuffle(wishes);
        return wishes;
    }

    @Override
    public List<Wish> oneSeat(int fans) throws InterruptedException {
        return crowd.letIn(List.of(park.onSale()), fans).stream()
                .map(fan -> Wish.ofProduct(fan, List.of(park.size() / 2)))
                .toList();
    }

    static List<Integer> shuffled(int seats) {
        var all = new ArrayList<>(IntStream.range(0, seats).boxed().toList());
        Collections.shuffle(all);
        return all;
    }
}
