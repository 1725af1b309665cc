package io.grandstand.catalog;

/** Where a performance's sale is, for fans. */
public enum PerformanceStatus {
    /** Seen, but not yet sold. */
    SCHEDULED,
    ON_SALE,
    /** On sale, but no seat is left now; seats may come back. */
    SOLD_OUT,
    SALES_ENDED,
    CANCELLED
}
