package io.grandstand.bench.scenario;

import io.grandstand.bench.browser.Tab;
import io.grandstand.bench.product.Plan;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The seat map of a performance, open in a browser, near enough that its seats are seen. */
final class OpenMap {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SEEN = "seen";

    private static final String WHEN_READY = """
            new Promise((ready) => {
              const look = () => document.querySelector('[data-ready=true]') ? ready(true) : setTimeout(look, 50);
              look();
            })
            """;

    /*
     * The list beside the map shows a row's seats as buttons, which are changed together with the map. What the page
     * asked to be drawn is drawn before the callback that is asked for here, in the same frame; and the timer ends after
     * that frame was painted.
     */
    private static final String WATCH = """
            (() => {
              const list = document.querySelector('[data-part=list]');
              const gone = new Set();
              list.open = true;
              new MutationObserver(() => {
                const now = [...list.querySelectorAll('[data-seat][aria-disabled=true]')]
                  .map((button) => Number(button.dataset.seat))
                  .filter((seat) => !gone.has(seat));
                now.forEach((seat) => gone.add(seat));
                if (now.length > 0) {
                  requestAnimationFrame(() => setTimeout(() => seen(JSON.stringify(now))));
                }
              }).observe(list, { subtree: true, attributeFilter: ['aria-disabled'] });
            })()
            """;

    private final Tab tab;

    OpenMap(Tab tab, URI product, long performance, Sightings sightings) {
        this.tab = tab;
        tab.hear(SEEN, (seats, nanos) -> {
            for (JsonNode seat : JSON.readTree(seats)) {
                sightings.seen(seat.asInt(), nanos);
            }
        });
        tab.open(product.resolve("/performances/" + performance + "/seats"));
        tab.run(WHEN_READY);
        tab.run(WATCH);
    }

    /** Shows all of it. */
    void fit() {
        tab.run("document.querySelector('[data-part=fit]').click()");
    }

    /** How large it is on the screen. */
    String about() {
        return tab.run("""
                (() => {
                  const { clientWidth, clientHeight } = document.querySelector('canvas');
                  return `a map of ${clientWidth} by ${clientHeight} pixels`;
                })()
                """).asString();
    }

    /** Goes to a row of the first section. */
    void show(int row) {
        JsonNode shown = tab.run("""
                (() => {
                  const choose = (part, index) => {
                    const select = document.querySelector(`[data-part=${part}]`);
                    select.selectedIndex = index;
                    select.dispatchEvent(new Event('change', { bubbles: true }));
                  };
                  choose('section', 1);
                  choose('row', %d + 1);
                  return [...document.querySelectorAll('[data-seat]')]
                    .map((button) => Number(button.dataset.seat));
                })()
                """.formatted(row));
        List<Integer> seats = shown.valueStream().map(JsonNode::asInt).toList();
        if (!seats.equals(Plan.row(row))) {
            throw new IllegalStateException("the page shows other seats in row " + row + ": " + seats);
        }
    }
}
