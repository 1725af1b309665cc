package io.grandstand.draw;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The draw once more, from docs/domain/the-draw.md alone: plain bytes in, plain bytes out, recursion as the RFC has it,
 * and not a line of the product's.
 */
public final class DrawnAgain {

    private static final HexFormat HEX = HexFormat.of();

    private DrawnAgain() {}

    public static byte[] leaf(String draw, byte[] nonce, String id) {
        return sha256(label("entrant"), sized(draw), nonce, sized(id));
    }

    /** @param round 0 for none */
    public static byte[] commitment(String draw, String chain, long round, byte[] seed) {
        return sha256(label("commitment"), terms(draw, chain, round), seed);
    }

    public static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return sha256(new byte[] {0}, leaves.getFirst());
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return sha256(new byte[] {1}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** Whether the path leads from the leaf to the root, from the top down: each step says which half the leaf is in. */
    public static boolean included(byte[] leaf, int index, int count, List<String> path, byte[] root) {
        var rest = new ArrayList<>(path);
        byte[] top = climb(leaf, index, count, rest);
        return rest.isEmpty() && Arrays.equals(top, root);
    }

    private static byte[] climb(byte[] leaf, int index, int count, List<String> path) {
        if (count == 1) {
            return sha256(new byte[] {0}, leaf);
        }
        byte[] beside = path.isEmpty() ? new byte[0] : HEX.parseHex(path.removeLast());
        int split = Integer.highestOneBit(count - 1);
        return index < split
                ? sha256(new byte[] {1}, climb(leaf, index, split, path), beside)
                : sha256(new byte[] {1}, beside, climb(leaf, index - split, count - split, path));
    }

    public static byte[] key(
            String draw, String chain, long round, byte[] seed, byte[] randomness, byte[] root, int count) {
        byte[] info = concat(label("key"), terms(draw, chain, round), root, number(4, count));
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(concat(seed, randomness))
                            .addSalt(root)
                            .thenExpand(info, 32));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static int rank(byte[] key, int count, int index) {
        int width = 1;
        while (width * width < count) {
            width++;
        }
        int height = 1;
        while (width * height < count) {
            height++;
        }
        long at = index;
        do {
            long[] sides = {at / height, at % height};
            int[] bounds = {width, height};
            for (int round = 0; round < 32; round++) {
                int moved = round % 2;
                byte[] mac = hmac(key, concat(number(1, round), number(4, sides[1 - moved])));
                BigInteger number = new BigInteger(1, Arrays.copyOf(mac, 6));
                sides[moved] = number.add(BigInteger.valueOf(sides[moved]))
                        .mod(BigInteger.valueOf(bounds[moved]))
                        .intValue();
            }
            at = sides[0] * height + sides[1];
        } while (at >= count);
        return (int) at;
    }

    private static byte[] terms(String draw, String chain, long round) {
        return round == 0
                ? concat(sized(draw), new byte[] {0})
                : concat(sized(draw), new byte[] {1}, HEX.parseHex(chain), number(8, round));
    }

    private static byte[] label(String purpose) {
        return ("grandstand/draw/1/" + purpose + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] sized(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return concat(number(2, bytes.length), bytes);
    }

    private static byte[] number(int bytes, long value) {
        byte[] out = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            out[i] = (byte) (value >>> (8 * (bytes - 1 - i)));
        }
        return out;
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(concat(parts));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
