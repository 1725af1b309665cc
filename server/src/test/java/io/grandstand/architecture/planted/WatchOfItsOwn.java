package io.grandstand.architecture.planted;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;

@SuppressWarnings("UnusedMethod")
class WatchOfItsOwn {

    Instant instant() {
        return Instant.now();
    }

    long millis() {
        return System.currentTimeMillis();
    }

    int dice() {
        return new Random().nextInt(6);
    }

    UUID id() {
        return UUID.randomUUID();
    }
}
