package io.grandstand.catalog;

import java.util.Optional;

/** A performance with all that its own page shows. */
public record PerformanceDetail(PerformanceView view, PerformanceTerms terms, Optional<String> description) {}
