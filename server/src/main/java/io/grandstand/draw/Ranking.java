package io.grandstand.draw;

import java.nio.ByteBuffer;
import javax.crypto.Mac;

/**
 * Who comes when: a permutation of 0 … count − 1 that a key chooses. Each rank is found alone, without those of others.
 *
 * <p>An entrant is a point in a rectangle of at least {@code count} points; a Feistel network over its two sides moves the
 * points, and who lands outside is moved on until they are inside again.
 */
public final class Ranking {

    /** So many that of six entrants no order is likelier than another by more than one part in two thousand. */
    static final int ROUNDS = 32;

    private static final int NUMBER_BYTES = 6;

    private final byte[] key;
    private final int count;
    private final int width;
    private final int height;

    Ranking(byte[] key, int count) {
        if (count < 1 || count > EntrantTree.ENTRANTS_MAX) {
            throw new IllegalArgumentException("nobody draws " + count);
        }
        this.key = key.clone();
        this.count = count;
        this.width = (int) Math.ceil(Math.sqrt(count));
        this.height = Math.ceilDiv(count, width);
    }

    /** The place, from 0, of the entrant who stands at {@code index} in the list. */
    public int rankOf(int index) {
        check(index);
        Mac mac = Message.mac(key);
        int at = index;
        do {
            at = forth(at, mac);
        } while (at >= count);
        return at;
    }

    /** Where in the list the entrant of a rank stands. */
    public int indexOf(int rank) {
        check(rank);
        Mac mac = Message.mac(key);
        int at = rank;
        do {
            at = back(at, mac);
        } while (at >= count);
        return at;
    }

    private int forth(int from, Mac mac) {
        int x = from / height;
        int y = from % height;
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 2 == 0) {
                x = (x + step(mac, round, y, width)) % width;
            } else {
                y = (y + step(mac, round, x, height)) % height;
            }
        }
        return x * height + y;
    }

    private int back(int from, Mac mac) {
        int x = from / height;
        int y = from % height;
        for (int round = ROUNDS - 1; round >= 0; round--) {
            if (round % 2 == 0) {
                x = Math.floorMod(x - step(mac, round, y, width), width);
            } else {
                y = Math.floorMod(y - step(mac, round, x, height), height);
            }
        }
        return x * height + y;
    }

    /** Forty-eight bits of the MAC: any language counts so far exactly, and what the remainder favours is 2^-38 of it. */
    private static int step(Mac mac, int round, int value, int bound) {
        mac.update((byte) round);
        byte[] out =
                mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        long number = ByteBuffer.wrap(out).getLong() >>> (Long.SIZE - Byte.SIZE * NUMBER_BYTES);
        return (int) (number % bound);
    }

    private void check(int place) {
        if (place < 0 || place >= count) {
            throw new IllegalArgumentException("there is no place " + place + " of " + count);
        }
    }
}
