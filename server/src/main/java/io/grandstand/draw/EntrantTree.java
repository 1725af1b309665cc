package io.grandstand.draw;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * All entrants in the order of their coming, under one root: the Merkle tree of RFC 9162, section 2.1.
 *
 * <p>A level pairs the nodes of the one below; the last of an odd number goes up as it is, which gives the same tree as
 * the RFC's recursion.
 */
public final class EntrantTree {

    /** A tree of so many takes 64 MB. */
    public static final int ENTRANTS_MAX = 1_000_000;

    /** Each level's nodes side by side; the leaves' hashes first, the root last. */
    private final List<byte[]> levels;

    private EntrantTree(List<byte[]> levels) {
        this.levels = levels;
    }

    /** @param leaves of all entrants, 32 bytes each, side by side */
    public static EntrantTree of(byte[] leaves) {
        int count = leaves.length / Hash.BYTES;
        if (leaves.length % Hash.BYTES != 0 || count < 1 || count > ENTRANTS_MAX) {
            throw new IllegalArgumentException(leaves.length + " bytes are not 1 to " + ENTRANTS_MAX + " leaves");
        }
        MessageDigest digest = Message.digest();
        byte[] level = new byte[leaves.length];
        for (int i = 0; i < count; i++) {
            digest.update(InclusionProof.LEAF);
            digest.update(leaves, i * Hash.BYTES, Hash.BYTES);
            System.arraycopy(digest.digest(), 0, level, i * Hash.BYTES, Hash.BYTES);
        }
        var levels = new ArrayList<byte[]>();
        levels.add(level);
        while (level.length > Hash.BYTES) {
            level = above(level, digest);
            levels.add(level);
        }
        return new EntrantTree(levels);
    }

    private static byte[] above(byte[] level, MessageDigest digest) {
        int nodes = level.length / Hash.BYTES;
        byte[] above = new byte[(nodes + 1) / 2 * Hash.BYTES];
        for (int i = 0; i < nodes; i += 2) {
            if (i + 1 < nodes) {
                digest.update(InclusionProof.NODE);
                digest.update(level, i * Hash.BYTES, 2 * Hash.BYTES);
                System.arraycopy(digest.digest(), 0, above, i / 2 * Hash.BYTES, Hash.BYTES);
            } else {
                System.arraycopy(level, i * Hash.BYTES, above, i / 2 * Hash.BYTES, Hash.BYTES);
            }
        }
        return above;
    }

    public int count() {
        return levels.getFirst().length / Hash.BYTES;
    }

    public Hash root() {
        return node(levels.getLast(), 0);
    }

    /** Where the entrant with this leaf stands. */
    public OptionalInt find(Hash leaf) {
        byte[] wanted = InclusionProof.leafNode(leaf).bytes();
        byte[] nodes = levels.getFirst();
        for (int at = 0; at < nodes.length; at += Hash.BYTES) {
            if (Arrays.equals(nodes, at, at + Hash.BYTES, wanted, 0, Hash.BYTES)) {
                return OptionalInt.of(at / Hash.BYTES);
            }
        }
        return OptionalInt.empty();
    }

    public InclusionProof proof(int index) {
        if (index < 0 || index >= count()) {
            throw new IllegalArgumentException("there is no entrant " + index + " of " + count());
        }
        var path = new ArrayList<Hash>();
        int at = index;
        for (byte[] level : levels) {
            int beside = at ^ 1;
            if (beside < level.length / Hash.BYTES) {
                path.add(node(level, beside));
            }
            at /= 2;
        }
        return new InclusionProof(index, path);
    }

    private static Hash node(byte[] level, int index) {
        byte[] node = new byte[Hash.BYTES];
        System.arraycopy(level, index * Hash.BYTES, node, 0, Hash.BYTES);
        return Hash.of(node);
    }
}
