package io.grandstand.catalog;

/** Where seats of performances are, as small pictures, each drawn once. */
public interface PlanPictures {

    /** What is not for sale is grey. */
    PlanPicture of(PerformanceTerms terms);
}
