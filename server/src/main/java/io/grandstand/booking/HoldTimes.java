package io.grandstand.booking;

/**
 * Told at once of a hold that got more time, by whoever keeps its deadline beside it. Nobody may count on being told: a
 * process may die before that. What is written elsewhere is looked up here when it is over.
 */
public interface HoldTimes {

    void lengthened(HoldView hold);
}
