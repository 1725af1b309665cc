package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.grandstand.acceptance.Browser.Screen;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Which seats a page offers for those that went to somebody quicker. The plan is of two sections of three rows of ten seats:
 * 0 to 29 and, far to the right, 30 to 59. Behind the fifth seat of the last row of each there is an aisle.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class NearestSeatsInChromiumIT {

    private static final List<Integer> NONE = List.of();
    private static final List<Integer> FIRST_SECTION = seats(0, 30);

    @AutoClose
    private final Browser browser = new Browser();

    private Page page;

    @BeforeAll
    void openTheMapOfAnyPerformance() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(8));
        page = browser.open(Screen.DESK, "en-US").page();
        page.navigate("/performances/" + performance + "/seats");
        page.evaluate("""
                async () => {
                  const seats = document.querySelector('script[src$="/js/seats.js"]').src;
                  const { nearestFree } = await import(seats.replace('seats.js', 'seat-nearest.js'));
                  window.offered = ({ taken, lost, kept, dear, toAndFro }) => {
                    const plan = { x: [], y: [], section: [], sections: [] };
                    for (let seat = 0; seat < 60; seat++) {
                      const at = seat % 10;
                      const aisle = Math.floor(seat / 10) % 3 === 2 && at >= 5 ? 20 : 0;
                      plan.section.push(Math.floor(seat / 30));
                      plan.x.push(Math.floor(seat / 30) * 1000 + at * 20 + aisle);
                      plan.y.push((Math.floor(seat / 10) % 3) * 20);
                    }
                    for (const section of [0, 1]) {
                      plan.sections.push({ rows: [0, 1, 2].map((row) => {
                        const seats = Array.from({ length: 10 }, (_, at) => section * 30 + row * 10 + at);
                        const order = [...seats].sort((a, b) => (a % 2) - (b % 2) || a - b);
                        return { seats: toAndFro ? order : seats };
                      }) });
                    }
                    const free = (seat) => !taken.includes(seat) && !lost.includes(seat);
                    const price = (seat) => (dear.includes(seat) ? 90_000 : 50_000);
                    return nearestFree(plan, { free, price, lost, kept });
                  };
                }
                """);
    }

    /** What is offered where some seats are taken; then what the fan lost, and still has. */
    private List<Integer> offered(List<Integer> taken, List<Integer> lost, List<Integer> kept) {
        return offered(Map.of("taken", taken, "lost", lost, "kept", kept, "dear", NONE, "toAndFro", false));
    }

    @SuppressWarnings("unchecked")
    private List<Integer> offered(Map<String, ?> where) {
        return (List<Integer>) page.evaluate("where => window.offered(where)", where);
    }

    private static List<Integer> seats(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    @Test
    void theNextSeatOfTheRowIsNearerThanAnyOther() {
        assertThat(offered(List.of(3), List.of(4), NONE)).containsExactly(5);
        assertThat(offered(List.of(2, 3, 5), List.of(4), NONE)).containsExactly(6);
    }

    @Test
    void ofTwoThatAreAsNearTheOneWithTheLowerNumberIsOffered() {
        assertThat(offered(NONE, List.of(4), NONE)).containsExactly(3);
    }

    @Test
    void whereARowIsFullTheNextRowIsOffered() {
        assertThat(offered(seats(0, 10), List.of(4), NONE)).containsExactly(14);
        assertThat(offered(seats(0, 20), List.of(4), NONE)).containsExactly(24);
    }

    @Test
    void asManyAsWereLostAreOfferedSideBySide() {
        assertThat(offered(List.of(0, 1, 2, 7, 8, 9), List.of(4, 5), NONE)).containsExactly(14, 15);
        assertThat(offered(seats(6, 10), List.of(3, 4, 5), NONE)).containsExactly(0, 1, 2);
    }

    @Test
    void acrossAnAisleSeatsAreNotSideBySide() {
        List<Integer> allButTwoAtTheAisle = seats(0, 30).stream()
                .filter(seat -> seat != 24 && seat != 25 && seat != 10 && seat != 11)
                .toList();

        assertThat(offered(allButTwoAtTheAisle, List.of(22, 23), NONE)).containsExactly(10, 11);
    }

    @Test
    void whereThereAreNoSeatsSideBySideTheLargestGroupsAreOffered() {
        List<Integer> allButThree = seats(0, 60).stream()
                .filter(seat -> seat != 0 && seat != 16 && seat != 17)
                .toList();

        assertThat(offered(allButThree, List.of(3, 4, 5), NONE)).containsExactly(0, 16, 17);
    }

    @Test
    void whoLostOneOfSeveralIsOfferedASeatBesideTheOthers() {
        assertThat(offered(NONE, List.of(6), List.of(4, 5))).containsExactly(3);
    }

    @Test
    void noSingleSeatIsLeftWhereThatCanBeHelped() {
        assertThat(offered(List.of(3, 7, 8, 9), List.of(4), NONE)).containsExactly(2);
    }

    @Test
    void aSeatAtTheSamePriceIsOfferedBeforeANearerOneAtAnother() {
        List<Integer> restOfTheRow =
                seats(0, 10).stream().filter(seat -> seat != 4).toList();

        assertThat(offered(Map.of(
                        "taken", NONE, "lost", List.of(4), "kept", NONE, "dear", restOfTheRow, "toAndFro", false)))
                .containsExactly(14);
    }

    @Test
    void whereNothingIsLeftAtThePriceTheNearestAtAnotherIsOffered() {
        List<Integer> allOthers =
                seats(0, 60).stream().filter(seat -> seat != 4).toList();

        assertThat(offered(
                        Map.of("taken", NONE, "lost", List.of(4), "kept", NONE, "dear", allOthers, "toAndFro", false)))
                .containsExactly(3);
    }

    @Test
    void whereASectionIsFullTheNearestOfAnotherIsOffered() {
        assertThat(offered(FIRST_SECTION, List.of(4, 5), NONE)).containsExactly(30, 31);
    }

    @Test
    void rowsThatListOddNumbersBeforeEvenOnesAreSeenAsTheyStand() {
        assertThat(offered(Map.of("taken", NONE, "lost", List.of(4, 5), "kept", NONE, "dear", NONE, "toAndFro", true)))
                .containsExactly(2, 3);
    }

    @Test
    void whereFewerAreLeftThanWereLostThoseAreOffered() {
        List<Integer> allButOne =
                seats(0, 60).stream().filter(seat -> seat != 59).toList();

        assertThat(offered(allButOne, List.of(3, 4), NONE)).containsExactly(59);
        assertThat(offered(seats(0, 60), List.of(3, 4), NONE)).isEmpty();
    }
}
