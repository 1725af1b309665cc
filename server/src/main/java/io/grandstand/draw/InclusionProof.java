package io.grandstand.draw;

import java.util.List;

/**
 * The way from an entrant's leaf up to the root.
 *
 * @param index of the entrant, from 0
 * @param path what stands beside the way, from the bottom up
 */
public record InclusionProof(int index, List<Hash> path) {

    static final byte LEAF = 0;
    static final byte NODE = 1;

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** As in RFC 9162, section 2.1.3.2. */
    public boolean proves(Hash leaf, Hash root, int count) {
        if (index < 0 || index >= count) {
            return false;
        }
        int at = index;
        int last = count - 1;
        Hash node = leafNode(leaf);
        for (Hash beside : path) {
            if (last == 0) {
                return false;
            }
            if (at % 2 == 1 || at == last) {
                node = node(NODE, beside.bytes(), node.bytes());
                while (at % 2 == 0 && at != 0) {
                    at /= 2;
                    last /= 2;
                }
            } else {
                node = node(NODE, node.bytes(), beside.bytes());
            }
            at /= 2;
            last /= 2;
        }
        return last == 0 && node.equals(root);
    }

    static Hash leafNode(Hash leaf) {
        return node(LEAF, leaf.bytes());
    }

    private static Hash node(byte kind, byte[]... parts) {
        var digest = Message.digest();
        digest.update(kind);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return Hash.of(digest.digest());
    }
}
