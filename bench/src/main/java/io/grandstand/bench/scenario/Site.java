package io.grandstand.bench.scenario;

import java.net.URI;
import java.util.List;

/** Where seats are held: the product, or a reference beside it. */
interface Site {

    /** Seats that each performance has, as the largest parks do. */
    int SEATS = 25_000;

    URI url();

    ProcessHandle process();

    /** New performances with every seat free, and two seats each for fans who may book there, in a random order. */
    List<Wish> pairs(int performances) throws InterruptedException;

    /** So many fans who all want the one same seat of a new performance. */
    List<Wish> oneSeat(int fans) throws InterruptedException;
}
