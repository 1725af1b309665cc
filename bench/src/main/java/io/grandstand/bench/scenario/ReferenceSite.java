package io.grandstand.bench.scenario;

import io.grandstand.bench.reference.Reference;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A reference design: no token, no admission, nothing but the hold. */
final class ReferenceSite implements Site {

    private final Reference.Served served;

    ReferenceSite(Reference.Served served) {
        this.served = served;
    }

    @Override
    public List<URI> urls() {
        return List.of(served.url());
    }

    @Override
    public List<ProcessHandle> processes() {
        return List.of(served.process());
    }

    @Override
    public List<Wish> pairs(int performances, int pairsEach) {
        served.layOut(performances, SEATS);
        var wishes = new ArrayList<Wish>();
        for (int performance = 1; performance <= performances; performance++) {
            List<Integer> seats = ProductSite.shuffled(SEATS);
            for (int pair = 0; pair < pairsEach; pair++) {
                wishes.add(Wish.ofReference(
                        performance, List.of(seats.get(2 * pair), seats.get(2 * pair + 1)), UUID.randomUUID()));
            }
        }
        Collections.shuffle(wishes);
        return wishes;
    }

    @Override
    public List<Wish> oneSeat(int fans) {
        served.layOut(1, SEATS);
        return IntStream.range(0, fans)
                .mapToObj(_ -> Wish.ofReference(1, List.of(SEATS / 2), UUID.randomUUID()))
                .toList();
    }
}
