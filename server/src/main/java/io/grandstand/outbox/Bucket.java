package io.grandstand.outbox;

/** One of the strands that the outbox is split into: what is in one is relayed in order, by one relay at a time. */
record Bucket(short number) {

    static final int COUNT = 16;

    Bucket {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException("no such bucket: " + number);
        }
    }

    /** The bucket of everything that has this key; the same in every process and every version. */
    static Bucket of(String key) {
        int hash = key.hashCode();
        return new Bucket((short) Math.floorMod(hash ^ (hash >>> 16), COUNT));
    }
}
