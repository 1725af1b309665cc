package io.grandstand.bench.scenario;

import io.grandstand.bench.product.Park;
import io.grandstand.bench.product.Product;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The product, as a fan meets it: every call carries a token and an admission. */
final class ProductSite implements Site {

    private static final int WISHES_PER_FAN = Park.TICKETS_MAX_PER_FAN / 2;

    private final Product product;
    private final Park park;
    private final Crowd crowd;

    ProductSite(Product product, Park park, Crowd crowd) {
        this.product = product;
        this.park = park;
        this.crowd = crowd;
    }

    @Override
    public URI url() {
        return product.url();
    }

    @Override
    public ProcessHandle process() {
        return product.server();
    }

    @Override
    public List<Wish> pairs(int performances) throws InterruptedException {
        List<Long> onSale =
                IntStream.range(0, performances).mapToObj(_ -> park.onSale()).toList();
        int fansEach = park.seats() / 2 / WISHES_PER_FAN;
        var fans = crowd.letIn(onSale, fansEach).stream().collect(Collectors.groupingBy(Admitted::performance));
        var wishes = new ArrayList<Wish>();
        fans.forEach((_, here) -> {
            List<Integer> seats = shuffled(park.seats());
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
                .map(fan -> Wish.ofProduct(fan, List.of(park.seats() / 2)))
                .toList();
    }

    static List<Integer> shuffled(int seats) {
        var all = new ArrayList<>(IntStream.range(0, seats).boxed().toList());
        Collections.shuffle(all);
        return all;
    }
}
