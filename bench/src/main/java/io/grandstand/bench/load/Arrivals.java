package io.grandstand.bench.load;

import java.time.Duration;

/**
 * Who comes at a steady rate, whether or not those before were answered.
 *
 * @param step what an arrival is counted under that gives up
 * @param connections kept for them; who finds none free waits, and that counts
 * @param patience how long one waits for a connection before giving up
 */
public record Arrivals(String step, double perSecond, int connections, Duration patience, Span span) {

    public Arrivals {
        if (perSecond <= 0 || connections < 1) {
            throw new IllegalArgumentException("nobody arrives: " + perSecond + "/s on " + connections);
        }
    }
}
