package io.grandstand.booking.domain;

import java.time.Duration;

/**
 * What is added to a hold's time, once each.
 *
 * @param checkout a payment that is begun has at least this long
 * @param declined a payment that was declined leaves at least this long to pay in another way
 */
public record Grace(Duration checkout, Duration declined) {}
