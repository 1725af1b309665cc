package io.grandstand.bench.scenario;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids as good clients make them: version 7, which begin with the time, and so end up side by side in an index. */
final class Ids {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_REST = 0x3fff_ffff_ffff_ffffL;

    private Ids() {}

    static UUID next() {
        var random = ThreadLocalRandom.current();
        long most = (System.currentTimeMillis() << 16) | VERSION_7 | random.nextInt(0x1000);
        return new UUID(most, VARIANT | (random.nextLong() & VARIANT_REST));
    }
}
