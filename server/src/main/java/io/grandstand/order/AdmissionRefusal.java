package io.grandstand.order;

/** Why somebody may not buy now. */
public enum AdmissionRefusal {
    REQUIRED,
    EXPIRED
}
