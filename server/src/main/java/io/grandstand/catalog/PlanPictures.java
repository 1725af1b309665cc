package io.grandstand.catalog;

/** Plans as small pictures, each drawn once. */
public interface PlanPictures {

    PlanPicture of(SeatingPlan plan);
}
