package io.grandstand.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTests {

    private static final int MANY = 100_000;

    private final DrawTerms terms = Draws.byBeacon("waiting-room/7");
    private final List<Entrant> entrants = Draws.entrants(100);
    private final EntrantTree tree = EntrantTree.of(Draws.leaves(terms.name(), entrants));
    private final DrawResult result = Draws.drawn(terms, tree);

    @Test
    void drawsAHundredThousandAsASecondImplementationDoesAndProvesItToAThousandOfThem() {
        List<Entrant> crowd = Draws.entrants(MANY);
        EntrantTree crowded = EntrantTree.of(Draws.leaves(terms.name(), crowd));
        DrawResult drawn = Draws.drawn(terms, crowded);
        Ranking ranking = drawn.ranking();
        int[] ranks = IntStream.range(0, MANY).parallel().map(ranking::rankOf).toArray();

        assertThat(Arrays.stream(ranks).distinct().count()).isEqualTo(MANY);
        String name = terms.name().value();
        String chain = Draws.QUICKNET.hash().toString();
        byte[] seed = drawn.randomness().seed().value().bytes();
        assertThat(DrawnAgain.commitment(name, chain, 1_000, seed))
                .isEqualTo(drawn.commitment().bytes());
        List<byte[]> leaves = crowd.stream()
                .map(fan -> DrawnAgain.leaf(name, fan.nonce().bytes(), fan.id()))
                .toList();
        byte[] root = DrawnAgain.root(leaves);
        assertThat(root).isEqualTo(crowded.root().bytes());
        byte[] key = DrawnAgain.key(
                name, chain, 1_000, seed, Draws.ROUND_1000.randomness().bytes(), root, MANY);
        assertThat(IntStream.range(0, MANY)
                        .parallel()
                        .map(i -> DrawnAgain.rank(key, MANY, i))
                        .toArray())
                .isEqualTo(ranks);
        new Random(1_000).ints(1_000, 0, MANY).parallel().forEach(i -> {
            InclusionProof proof = crowded.proof(i);
            List<String> path = proof.path().stream().map(Hash::toString).toList();
            assertThat(DrawnAgain.included(leaves.get(i), i, MANY, path, root)).isTrue();
            assertThat(drawn.fault(claim(crowd.get(i), proof, ranks[i]))).isEmpty();
        });
    }

    @Test
    void showsThatAnotherSeedWasTaken() {
        assertThat(with(new Randomness(
                                new Seed(Draws.hash(-1)), result.randomness().beacon()))
                        .fault())
                .contains(Fault.COMMITMENT_BROKEN);
    }

    @Test
    void showsThatTheTermsWereChanged() {
        var later = new DrawTerms(terms.name(), Optional.of(new BeaconRound(Draws.QUICKNET, 1_001)));
        var without = Draws.trusted("waiting-room/7");
        var renamed = Draws.byBeacon("waiting-room/8");

        assertThat(List.of(later, without, renamed)).allSatisfy(other -> assertThat(
                        new DrawResult(other, result.commitment(), result.entrants(), result.randomness()).fault())
                .contains(Fault.COMMITMENT_BROKEN));
    }

    @Test
    void showsThatAnotherRoundWasTakenOrNoneOrOneThatNobodyNamed() {
        Seed seed = result.randomness().seed();
        var otherRound = new BeaconOutput(1_001, Draws.ROUND_1000.randomness(), Draws.ROUND_1000.signature());
        var otherRandomness = new BeaconOutput(1_000, Draws.hash(5), Draws.ROUND_1000.signature());
        var trusted = Draws.trusted("waiting-room/7");

        assertThat(with(new Randomness(seed, Optional.of(otherRound))).fault()).contains(Fault.BEACON_ROUND_WRONG);
        assertThat(with(new Randomness(seed, Optional.of(otherRandomness))).fault())
                .contains(Fault.BEACON_RANDOMNESS_WRONG);
        assertThat(with(new Randomness(seed, Optional.empty())).fault()).contains(Fault.BEACON_MISSED);
        assertThat(new DrawResult(trusted, trusted.commitmentTo(seed), result.entrants(), result.randomness()).fault())
                .contains(Fault.BEACON_NOT_NAMED);
    }

    @Test
    void showsThatTheEntrantsWereClosedWhenTheRandomnessCouldBeKnown() {
        Instant round = new BeaconRound(Draws.QUICKNET, 1_000).comesAt();

        assertThat(with(new EntrantList(tree.root(), 100, round)).fault()).contains(Fault.BEACON_TOO_EARLY);
        assertThat(with(new EntrantList(tree.root(), 100, round.minusMillis(1))).fault())
                .isEmpty();
    }

    @Test
    void showsThatAnEntrantWasAddedTakenAwayExchangedOrMoved() {
        var added = new ArrayList<>(entrants);
        added.add(new Entrant("nobody", Draws.hash(-2)));
        var exchanged = new ArrayList<>(entrants);
        exchanged.set(41, new Entrant("nobody", Draws.hash(-2)));
        var moved = new ArrayList<>(entrants);
        moved.set(41, entrants.get(42));
        moved.set(42, entrants.get(41));

        assertThat(List.of(added, entrants.subList(0, 99), exchanged, moved)).allSatisfy(others -> {
            EntrantTree other = EntrantTree.of(Draws.leaves(terms.name(), others));
            // The operator tells the old root to one, who was told the old proof, and draws with the new list.
            var after = with(new EntrantList(
                    other.root(), other.count(), result.entrants().closedAt()));
            assertThat(after.fault(claimOf(7))).contains(Fault.NOT_IN_LIST);
            int drawn = after.ranking().rankOf(7);
            assertThat(result.fault(claim(entrants.get(7), tree.proof(7), drawn)))
                    .contains(Fault.RANK_WRONG);
        });
    }

    @Test
    void showsThatTheCountWasChanged() {
        EntrantClaim claim = claimOf(7);

        for (int count : new int[] {1, 7, 8, 50, 64, 99, 101, 128, 100_000}) {
            assertThat(with(new EntrantList(
                                    tree.root(), count, result.entrants().closedAt()))
                            .fault(claim))
                    .as("told %d instead of 100", count)
                    .isPresent();
        }
    }

    @Test
    void showsThatAnEntrantWasToldAnotherRankIndexLeafOrPath() {
        EntrantClaim right = claimOf(7);
        Entrant me = right.entrant();
        var path = new ArrayList<>(right.proof().path());
        path.set(3, Draws.hash(-3));
        List<Hash> shorter =
                right.proof().path().subList(1, right.proof().path().size());
        var longer = new ArrayList<>(right.proof().path());
        longer.add(Draws.hash(-4));

        assertThat(result.fault(right)).isEmpty();
        assertThat(result.fault(claim(me, right.proof(), right.rank() ^ 1))).contains(Fault.RANK_WRONG);
        assertThat(result.fault(claim(me, right.proof(), -1))).contains(Fault.RANK_WRONG);
        for (int index : new int[] {-1, 0, 6, 8, 99, 100, Integer.MAX_VALUE}) {
            assertThat(result.fault(
                            claim(me, new InclusionProof(index, right.proof().path()), right.rank())))
                    .contains(Fault.NOT_IN_LIST);
        }
        for (List<Hash> wrong : List.of(path, shorter, longer, List.<Hash>of())) {
            assertThat(result.fault(claim(me, new InclusionProof(7, wrong), right.rank())))
                    .contains(Fault.NOT_IN_LIST);
        }
        assertThat(result.fault(claim(entrants.get(8), right.proof(), right.rank())))
                .contains(Fault.NOT_IN_LIST);
        assertThat(result.fault(new EntrantClaim(entrants.get(8), right.leaf(), right.proof(), right.rank())))
                .contains(Fault.LEAF_NOT_OF_ENTRANT);
        assertThat(result.fault(new EntrantClaim(
                        new Entrant(me.id(), Draws.hash(-5)), right.leaf(), right.proof(), right.rank())))
                .contains(Fault.LEAF_NOT_OF_ENTRANT);
    }

    @Test
    void drawsAnotherOrderWithAnotherSeedListRoundOrName() {
        var seed = new Randomness(new Seed(Draws.hash(-1)), result.randomness().beacon());
        var round =
                new Randomness(result.randomness().seed(), Optional.of(new BeaconOutput(1_000, Draws.hash(-1), "00")));
        var list = new EntrantList(Draws.hash(-1), 100, result.entrants().closedAt());
        DrawResult renamed = new DrawResult(
                Draws.byBeacon("waiting-room/8"), result.commitment(), result.entrants(), result.randomness());

        assertThat(List.of(with(seed), with(round), with(list), renamed))
                .allSatisfy(other -> assertThat(order(other)).isNotEqualTo(order(result)));
    }

    @Test
    void namesTheFirstRoundOfABeaconThatComesAfterAMoment() {
        BeaconChain chain = Draws.QUICKNET;

        assertThat(chain.firstAfter(chain.genesis().minusSeconds(5)).number()).isEqualTo(1);
        assertThat(chain.firstAfter(chain.genesis()).number()).isEqualTo(2);
        assertThat(chain.firstAfter(chain.genesis().plusMillis(2_999)).number()).isEqualTo(2);
        assertThat(chain.firstAfter(chain.genesis().plusSeconds(3)).number()).isEqualTo(3);
        for (int i = 0; i < 1_000; i++) {
            Instant moment = chain.genesis().plusMillis(777L * i);
            BeaconRound next = chain.firstAfter(moment);
            assertThat(next.comesAt()).isAfter(moment).isBeforeOrEqualTo(moment.plus(chain.period()));
        }
    }

    @Test
    void doesNotTellASeedByAccident() {
        Seed seed = result.randomness().seed();

        assertThat(result.randomness().toString())
                .doesNotContain(HexFormat.of().formatHex(seed.value().bytes()));
    }

    private DrawResult with(Randomness randomness) {
        return new DrawResult(terms, result.commitment(), result.entrants(), randomness);
    }

    private DrawResult with(EntrantList list) {
        return new DrawResult(terms, result.commitment(), list, result.randomness());
    }

    private EntrantClaim claimOf(int index) {
        return claim(entrants.get(index), tree.proof(index), result.ranking().rankOf(index));
    }

    private EntrantClaim claim(Entrant entrant, InclusionProof proof, int rank) {
        return new EntrantClaim(entrant, entrant.leafIn(terms.name()), proof, rank);
    }

    private static List<Integer> order(DrawResult drawn) {
        Ranking ranking = drawn.ranking();
        return IntStream.range(0, drawn.entrants().count())
                .mapToObj(ranking::rankOf)
                .toList();
    }
}
