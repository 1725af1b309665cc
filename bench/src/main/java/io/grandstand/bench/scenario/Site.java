package io.grandstand.bench.scenario;

import java.net.URI;
import java.util.List;

/** Where seats are held: the product, or a reference beside it. */
interface Site {

    /** Seats that each performance has, as the largest parks do. */
    int SEATS = 25_000;

    /** Of each process that serves it. */
    List<URI> urls();

    /** In the same order. */
    List<ProcessHandle> processes();

    default URI url() {
        return urls().getFirst();
    }

    /**
     * New performances with every seat free, and two seats each for fans who may book there, in a random order.
     *
     * @param pairsEach how many of its pairs of seats are wanted at each performance; a multiple of ten
     */
    List<Wish> pairs(int performances, int pairsEach) throws InterruptedException;

    /** The same, with every seat wanted. */
    default List<Wish> pairs(int performances) throws InterruptedException {
        return pairs(performances, SEATS / 2);
    }

    /** So many fans who all want the one same seat of a new performance. */
    List<Wish> oneSeat(int fans) throws InterruptedException;
}
