package io.grandstand.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntrantTreeTests {

    @Test
    void provesEveryLeafOfATreeOfAnySizeAndNoOther() {
        for (int count = 1; count <= 130; count++) {
            List<byte[]> leaves = IntStream.range(0, count)
                    .mapToObj(i -> Draws.hash(i).bytes())
                    .toList();
            EntrantTree tree = EntrantTree.of(flat(leaves));
            Hash root = tree.root();
            assertThat(root.bytes()).isEqualTo(DrawnAgain.root(leaves));
            for (int i = 0; i < count; i++) {
                InclusionProof proof = tree.proof(i);
                assertThat(tree.find(Hash.of(leaves.get(i)))).hasValue(i);
                List<String> path = proof.path().stream().map(Hash::toString).toList();
                assertThat(proof.proves(Hash.of(leaves.get(i)), root, count)).isTrue();
                assertThat(DrawnAgain.included(leaves.get(i), i, count, path, root.bytes()))
                        .isTrue();
                assertThat(proof.proves(Draws.hash(-1), root, count)).isFalse();
                assertThat(proof.proves(Hash.of(leaves.get(i)), Draws.hash(-1), count))
                        .isFalse();
                if (count > 1) {
                    int other = (i + 1) % count;
                    assertThat(new InclusionProof(other, proof.path()).proves(Hash.of(leaves.get(i)), root, count))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void isTheTreeOfCertificateTransparency() {
        // RFC 9162, section 2.1.1: a leaf's hash is that of 0x00 and the leaf; one leaf is its own root.
        assertThat(EntrantTree.of(new byte[Hash.BYTES]).root())
                .hasToString("7f9c9e31ac8256ca2f258583df262dbc7d6f68f2a03043d5c99a4ae5a7396ce9");
    }

    @Test
    void doesNotTakeAnInnerNodeForAnEntrant() {
        byte[] leaves = flat(List.of(Draws.hash(1).bytes(), Draws.hash(2).bytes()));
        EntrantTree tree = EntrantTree.of(leaves);
        EntrantTree one = EntrantTree.of(Draws.hash(1).bytes());

        assertThat(new InclusionProof(0, List.of()).proves(tree.root(), tree.root(), 1))
                .isFalse();
        assertThat(new InclusionProof(0, List.of()).proves(Draws.hash(1), one.root(), 1))
                .isTrue();
    }

    @Test
    void hasAtLeastOneEntrantAndAnEnd() {
        assertThatThrownBy(() -> EntrantTree.of(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntrantTree.of(new byte[33])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntrantTree.of(new byte[(EntrantTree.ENTRANTS_MAX + 1) * Hash.BYTES]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(EntrantTree.of(new byte[64]).find(Draws.hash(1))).isEmpty();
        assertThatThrownBy(() -> EntrantTree.of(new byte[64]).proof(2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] flat(List<byte[]> leaves) {
        byte[] flat = new byte[leaves.size() * Hash.BYTES];
        for (int i = 0; i < leaves.size(); i++) {
            System.arraycopy(leaves.get(i), 0, flat, i * Hash.BYTES, Hash.BYTES);
        }
        return flat;
    }
}
