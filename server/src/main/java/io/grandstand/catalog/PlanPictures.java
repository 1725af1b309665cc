package io.grandstand.catalog;

import java.util.Optional;

/** Where seats of performances are, as small pictures, each drawn once. */
public interface PlanPictures {

    /** What is not for sale is grey. Empty where there is none to be had: the plan is too large for it, or cannot be read now. */
    Optional<PlanPicture> of(PerformanceTerms terms);
}
