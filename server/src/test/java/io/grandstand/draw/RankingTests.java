package io.grandstand.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That ranks are a permutation, and look as if by chance. The keys are fixed: a test that passed will pass. Chi-squared is
 * compared with its mean and deviation (ν and √2ν): five deviations are one failure in millions of choices of the keys.
 */
class RankingTests {

    private static final double DEVIATIONS_MAX = 5;

    @ParameterizedTest
    @MethodSource("counts")
    void givesEveryRankOnceAndFindsBackWhoHasIt(int count) {
        for (int key = 0; key < 3; key++) {
            Ranking ranking = ranking(key, count);
            int[] ranks = IntStream.range(0, count).map(ranking::rankOf).toArray();

            assertThat(IntStream.of(ranks).sorted().toArray())
                    .isEqualTo(IntStream.range(0, count).toArray());
            for (int i = 0; i < count; i++) {
                assertThat(ranking.indexOf(ranks[i])).isEqualTo(i);
            }
        }
    }

    static IntStream counts() {
        return IntStream.concat(
                IntStream.rangeClosed(1, 40),
                Stream.of(64, 81, 100, 128, 256, 1_000, 1_024, 4_096).flatMapToInt(n -> IntStream.of(n - 1, n, n + 1)));
    }

    /** The first, one of the middle and the last to come each get each rank, or each tenth of them, as often as any other. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 7, 10, 16, 17, 100, 5_000})
    void isFairToEveryPlaceInTheList(int count) {
        int keys = 4_000;
        int bins = Math.min(count, 10);
        for (int index : new int[] {0, count / 3, count - 1}) {
            int[] seen = new int[bins];
            for (int key = 0; key < keys; key++) {
                seen[(int) ((long) ranking(key, count).rankOf(index) * bins / count)]++;
            }
            assertThat(deviations(seen, weights(count, bins)))
                    .as("entrant %d of %d: %s", index, count, seen)
                    .isLessThan(DEVIATIONS_MAX);
        }
    }

    /** Whether my friend was drawn before me tells nothing about my own place. */
    @ParameterizedTest
    @CsvSource({"10, 0, 1", "10, 4, 9", "100, 0, 1", "100, 50, 51", "1000, 0, 999"})
    void drawsTwoAsIfTheyDidNotKnowEachOther(int count, int one, int other) {
        int keys = 10_000;
        int bins = 5;
        int[] seen = new int[bins * bins];
        for (int key = 0; key < keys; key++) {
            Ranking ranking = ranking(key, count);
            seen[bin(ranking.rankOf(one), count, bins) * bins + bin(ranking.rankOf(other), count, bins)]++;
        }
        double perBin = (double) count / bins;
        double pairs = (double) count * (count - 1);
        double[] weights = new double[bins * bins];
        for (int i = 0; i < bins; i++) {
            for (int j = 0; j < bins; j++) {
                weights[i * bins + j] = perBin * (i == j ? perBin - 1 : perBin) / pairs;
            }
        }

        assertThat(deviations(seen, weights)).isLessThan(DEVIATIONS_MAX);
    }

    /** Of few, whole orders can be counted: all of them come, and equally often. */
    @ParameterizedTest
    @CsvSource({"2, 2", "3, 6", "4, 24", "5, 120"})
    void drawsEveryOrderOfAFewEquallyOften(int count, int orders) {
        int keys = orders * 300;
        var seen = new HashMap<String, Integer>();
        for (int key = 0; key < keys; key++) {
            Ranking ranking = ranking(key, count);
            var order = new StringBuilder();
            IntStream.range(0, count).map(ranking::rankOf).forEach(order::append);
            seen.merge(order.toString(), 1, Integer::sum);
        }

        assertThat(seen).hasSize(orders);
        assertThat(deviations(counts(seen), weights(orders, orders))).isLessThan(DEVIATIONS_MAX);
    }

    /** In one draw of many, too: who came early is neither before nor behind, and neighbours are not kept together. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000, 99_999})
    void keepsNothingOfTheOrderOfComing(int count) {
        Ranking ranking = ranking(77, count);
        int[] ranks = IntStream.range(0, count).parallel().map(ranking::rankOf).toArray();
        int tenths = 10;
        int[] seen = new int[tenths * tenths];
        double neighbours = 0;
        double mean = (count - 1) / 2.0;
        double variance = ((double) count * count - 1) / 12;
        for (int i = 0; i < count; i++) {
            seen[bin(i, count, tenths) * tenths + bin(ranks[i], count, tenths)]++;
            neighbours += (ranks[i] - mean) * (ranks[(i + 1) % count] - mean) / variance;
        }

        // Rows and columns are given, so a square of ten by ten has 81 degrees of freedom.
        assertThat(chiSquared(seen, weights(tenths * tenths, tenths * tenths)))
                .isLessThan(81 + DEVIATIONS_MAX * Math.sqrt(2 * 81));
        assertThat(Math.abs(neighbours)).isLessThan(DEVIATIONS_MAX * Math.sqrt(count));
    }

    @Test
    void drawsAnotherOrderWithEachKey() {
        assertThat(Stream.iterate(0, key -> key + 1)
                        .limit(1_000)
                        .map(key -> ranking(key, 1_000))
                        .map(ranking -> IntStream.range(0, 5)
                                .map(ranking::rankOf)
                                .boxed()
                                .toList())
                        .distinct()
                        .count())
                .isEqualTo(1_000);
    }

    @Test
    void ranksNobodyWhoIsNotThere() {
        Ranking ranking = ranking(1, 10);

        assertThatThrownBy(() -> ranking.rankOf(10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ranking.rankOf(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ranking.indexOf(10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ranking(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ranking(1, EntrantTree.ENTRANTS_MAX + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Ranking ranking(int key, int count) {
        return new Ranking(Draws.hash(key).bytes(), count);
    }

    private static int bin(int value, int count, int bins) {
        return (int) ((long) value * bins / count);
    }

    /** What share of {@code count} equally likely values falls into each of {@code bins}. */
    private static double[] weights(int count, int bins) {
        double[] weights = new double[bins];
        for (int value = 0; value < count; value++) {
            weights[bin(value, count, bins)] += 1.0 / count;
        }
        return weights;
    }

    private static int[] counts(Map<String, Integer> seen) {
        return seen.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** By how many deviations chi-squared is larger than it should be. */
    private static double deviations(int[] seen, double[] weights) {
        int freedom = seen.length - 1;
        return (chiSquared(seen, weights) - freedom) / Math.sqrt(2.0 * freedom);
    }

    private static double chiSquared(int[] seen, double[] weights) {
        int all = IntStream.of(seen).sum();
        double sum = 0;
        for (int i = 0; i < seen.length; i++) {
            double expected = weights[i] * all;
            sum += (seen[i] - expected) * (seen[i] - expected) / expected;
        }
        return sum;
    }
}
