package io.grandstand.site.view;

import io.grandstand.catalog.PlanSketch;

/** A venue as its host looks at it. */
public record HostVenue(long id, String name, int seats, PlanSketch sketch, boolean made) {}
