package io.grandstand.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The examples that stand beside the specification: made by a program of another language, for everyone's programs. */
class VectorsTests {

    record Vectors(List<Example> draws, List<KnownRanks> rankings) {}

    record Example(
            String name,
            @Nullable Beacon beacon,
            String seed,
            String commitment,
            List<Person> entrants,
            String root,
            Instant closedAt,
            @Nullable Output output,
            String key) {

        @Override
        public String toString() {
            return name;
        }
    }

    record Beacon(String chain, Instant genesis, int periodSeconds, long round) {}

    record Output(long round, String randomness, String signature) {}

    record Person(
            String id,
            String nonce,
            String leaf,
            int rank,
            @Nullable List<String> path) {}

    record KnownRanks(String key, int count, List<List<Integer>> ranks) {

        @Override
        public String toString() {
            return "of " + count;
        }
    }

    @ParameterizedTest
    @MethodSource("draws")
    void drawsAsTheExamplesSay(Example example) {
        DrawResult result = result(example);
        byte[] leaves = new byte[example.entrants().size() * Hash.BYTES];
        for (int i = 0; i < example.entrants().size(); i++) {
            Person person = example.entrants().get(i);
            Hash leaf = entrant(person).leafIn(result.terms().name());
            assertThat(leaf).hasToString(person.leaf());
            System.arraycopy(leaf.bytes(), 0, leaves, i * Hash.BYTES, Hash.BYTES);
        }
        EntrantTree tree = EntrantTree.of(leaves);

        assertThat(result.fault()).isEmpty();
        assertThat(result.terms().commitmentTo(result.randomness().seed())).hasToString(example.commitment());
        assertThat(tree.root()).hasToString(example.root());
        Ranking fromKey = new Ranking(
                HexFormat.of().parseHex(example.key()), example.entrants().size());
        for (int i = 0; i < example.entrants().size(); i++) {
            Person person = example.entrants().get(i);
            InclusionProof proof = tree.proof(i);
            assertThat(result.ranking().rankOf(i)).isEqualTo(fromKey.rankOf(i)).isEqualTo(person.rank());
            if (person.path() != null) {
                assertThat(proof.path()).map(Hash::toString).isEqualTo(person.path());
            }
            assertThat(result.fault(new EntrantClaim(entrant(person), Hash.parse(person.leaf()), proof, person.rank())))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("rankings")
    void ranksAsTheExamplesSay(KnownRanks known) {
        var ranking = new Ranking(HexFormat.of().parseHex(known.key()), known.count());

        assertThat(known.ranks())
                .allSatisfy(pair -> assertThat(ranking.rankOf(pair.get(0))).isEqualTo(pair.get(1)))
                .allSatisfy(pair -> assertThat(ranking.indexOf(pair.get(1))).isEqualTo(pair.get(0)));
    }

    private static DrawResult result(Example example) {
        Beacon beacon = example.beacon();
        Output output = example.output();
        return new DrawResult(
                new DrawTerms(
                        new DrawName(example.name()),
                        beacon == null
                                ? Optional.empty()
                                : Optional.of(new BeaconRound(
                                        new BeaconChain(
                                                Hash.parse(beacon.chain()),
                                                beacon.genesis(),
                                                Duration.ofSeconds(beacon.periodSeconds())),
                                        beacon.round()))),
                Hash.parse(example.commitment()),
                new EntrantList(Hash.parse(example.root()), example.entrants().size(), example.closedAt()),
                new Randomness(
                        new Seed(Hash.parse(example.seed())),
                        output == null
                                ? Optional.empty()
                                : Optional.of(new BeaconOutput(
                                        output.round(), Hash.parse(output.randomness()), output.signature()))));
    }

    private static Entrant entrant(Person person) {
        return new Entrant(person.id(), Hash.parse(person.nonce()));
    }

    static Stream<Example> draws() throws IOException {
        return vectors().draws().stream();
    }

    static Stream<KnownRanks> rankings() throws IOException {
        return vectors().rankings().stream();
    }

    private static Vectors vectors() throws IOException {
        try (InputStream in = VectorsTests.class.getResourceAsStream("/draw/vectors.json")) {
            return JsonMapper.shared().readValue(in, Vectors.class);
        }
    }
}
