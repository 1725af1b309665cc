package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.grandstand.acceptance.Visitor.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.grandstand.acceptance.Browser.Screen;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * A host picks the seats of a form on a map: by mouse, by keys, or by typing. The hall has two rows of twelve seats: 0 to 11
 * and 12 to 23.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class HostMapInChromiumIT {

    private static final int SEATS = 12;
    private static final int ROWS = 2;
    /** Around what there is of seats, in steps from one to the next. */
    private static final int MARGIN = 2;

    private static final Pattern A_SEAT = Pattern.compile("Stalls [12] \\d+ · ₩50,000");

    private Browser browser;

    @BeforeAll
    void openChromium() {
        browser = new Browser();
    }

    @AfterEach
    void nothingFailed() {
        assertThat(browser.complaints()).isEmpty();
    }

    @AfterAll
    void closeChromium() {
        browser.close();
    }

    @Test
    void whatIsPickedByMouseIsWhatTheFieldsSayAndIsBlocked() {
        long performance = hall();
        assertThat(Grandstand.fan()
                        .admittedTo(performance)
                        .hold(performance, UUID.randomUUID(), 6)
                        .status())
                .isEqualTo(201);
        Grandstand.sale().give(performance, Visitor.anEmail(), "[8]");
        Visitor host = host(Screen.DESK);
        Page page = host.page();
        look(page, performance, "house-seats");
        assertThat(message(page)).hasText("Pick seats on the map, or type them below.");

        click(page, 0, 2);
        fieldsSay(page, "0", "1", "3");
        assertThat(message(page)).hasText("Seats picked: 1 (Stalls 1 3).");
        click(page, 0, 3);
        click(page, 0, 5);
        fieldsSay(page, "0", "1", "3-4, 6");
        click(page, 0, 3);
        fieldsSay(page, "0", "1", "3, 6");
        click(page, 0, 6);
        assertThat(message(page)).hasText("Stalls 1 7 · being bought");
        click(page, 0, 8);
        assertThat(message(page)).hasText("Stalls 1 9 · given away");
        fieldsSay(page, "0", "1", "3, 6");
        click(page, 1, 2);
        fieldsSay(page, "", "", "");
        assertThat(message(page))
                .hasText("Seats picked: 3 (Stalls 1 3, 6, Stalls 2 3)."
                        + " The fields cannot say that: these seats go with the form as they are picked.");
        assertThat(Axe.faults(page)).isEmpty();
        host.shootWhole("host-house-seats-picked");

        page.locator("#reason").fill("press");
        page.locator("button[value=block]").click();

        assertThat(page.locator(".note.good[role=status]")).hasText("Blocked: 3 seats.");
        ready(page);
        fieldsSay(page, "", "", "");
        assertThat(page.locator("[name=picked]")).hasValue("");
        assertThat(page.locator("tbody tr")).hasCount(2);
        hover(page, 1, 2);
        assertThat(under(page)).hasText("Stalls 2 3 · blocked");
        host.shootWhole("host-house-seats-blocked");

        click(page, 1, 2);
        assertThat(under(page)).hasText("Stalls 2 3 · blocked · picked");
        fieldsSay(page, "0", "2", "3");
        page.locator("button[value=free]").click();
        assertThat(page.locator(".note.good[role=status]")).hasText("On sale: 1 seat.");
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    void whoHasNoMouseGivesASeatOfTheMapAway() {
        long performance = hall();
        Grandstand.sale().block(performance, "[0,1]");
        Visitor host = host(Screen.DESK);
        Page page = host.page();
        look(page, performance, "complimentary");
        Keys keys = new Keys(page).to("#guest").type(Visitor.anEmail());

        keys.to("[data-part=map]");
        assertThat(under(page)).hasText(A_SEAT);
        String first = under(page).textContent();
        keys.press("Enter");
        assertThat(under(page)).hasText(first + " · picked");
        assertThat(page.locator("#section")).hasValue("0");
        keys.press("ArrowLeft").press("ArrowLeft");
        assertThat(under(page)).not().containsText("picked");
        assertThat(under(page)).hasText(A_SEAT);
        keys.press("Enter");
        assertThat(message(page)).containsText("Seats picked: 2 (");
        keys.press("Enter");
        assertThat(message(page)).containsText("Seats picked: 1 (");
        assertThat(page.locator("#seats")).hasValue(Pattern.compile("\\d+"));
        assertThat(Axe.faults(page)).isEmpty();
        host.shootWhole("host-complimentary-by-keys");
        keys.to("form.card button[type=submit]").press("Enter");

        assertThat(page.locator(".note.good[role=status]")).containsText("Given.");
        assertThat(page.locator("section.card li")).containsText(seatOf(first));
        ready(page);
        hover(page, 0, 1);
        assertThat(under(page)).hasText("Stalls 1 2 · blocked");
    }

    private static String seatOf(String looked) {
        return looked.substring(0, looked.indexOf(" · "));
    }

    @Test
    void whatIsTypedIsPickedOnTheMap() {
        long performance = hall();
        Grandstand.sale().give(performance, Visitor.anEmail(), "[8]");
        Visitor host = host(Screen.PHONE);
        Page page = host.page();
        look(page, performance, "complimentary");

        page.locator("#section").selectOption("0");
        assertThat(message(page)).hasText("That is 24 seats; 20 go at once.");
        page.locator("#rows").fill("1-2");
        page.locator("#seats").fill("1-2");
        assertThat(message(page)).hasText("Seats picked: 4 (Stalls 1 1, 2, Stalls 2 1, 2).");
        page.locator("#seats").fill("8-9");
        assertThat(message(page)).hasText("Seats picked: 3 (Stalls 1 8, Stalls 2 8, 9). Not to be had: Stalls 1 9.");
        assertThat(Axe.faults(page)).isEmpty();
        host.shootWhole("host-complimentary-typed");
        page.locator("#seats").fill("8-");
        assertThat(message(page)).hasText("Pick seats on the map, or type them below.");

        page.locator("#rows").fill("2");
        page.locator("#seats").fill("");
        assertThat(message(page)).containsText("Seats picked: 12 (");
        click(page, 1, 11);
        fieldsSay(page, "0", "2", "1-11");
        for (int column = 0; column < 8; column++) {
            click(page, 0, column);
        }
        click(page, 0, 9);
        assertThat(message(page)).containsText("Seats picked: 20 (");
        click(page, 0, 10);
        assertThat(message(page)).hasText("The most that you can pick at once: 20.");
        assertThat(page.locator("[name=picked]")).hasValue(Pattern.compile("0,1,2,3,4,5,6,7,9,12,.*,22"));

        page.locator("#section").selectOption("0");
        page.locator("#rows").fill("1");
        page.locator("#seats").fill("3");
        assertThat(page.locator("[name=picked]")).hasValue("");
        assertThat(message(page)).hasText("Seats picked: 1 (Stalls 1 3).");
    }

    /** The same as SeatTypingTests: what a host sees is what the server does. */
    @Test
    void theMapReadsWhatIsTypedAsTheServerDoes() {
        Page page = host(Screen.DESK).page();
        look(page, hall(), "house-seats");
        page.evaluate("""
                async () => {
                  const script = document.querySelector('script[src$="/js/host-seats.js"]').src;
                  const typing = await import(script.replace('host-seats.js', 'seat-typing.js'));
                  const plan = { label: [], section: [], sections: [] };
                  [['Floor', ['A', 'B', 'C', 'C-D']], ['Balcony', ['3열', 'row x']]].forEach(([name, rows], index) => {
                    plan.sections.push({ index, name, rows: rows.map((row) => {
                      const seats = Array.from({ length: 10 }, () => {
                        plan.section.push(index);
                        return plan.section.length - 1;
                      });
                      seats.forEach((seat, at) => plan.label.push(`${name} ${row} ${at + 1}`));
                      return { name: row, seats };
                    }) });
                  });
                  window.typed = (section, rows, seats) => {
                    const read = typing.read(plan, { section, rows, seats });
                    return read === null ? 'unreadable' : [...read].join(' ');
                  };
                  window.said = (...seats) => {
                    const said = typing.write(plan, new Set(seats));
                    return said === null ? 'nothing' : `${said.section}|${said.rows}|${said.seats}`;
                  };
                }
                """);
        var typed = List.of(
                List.of("0", "A", "1-3", "0 1 2"),
                List.of("0", "A,C", "10", "9 29"),
                List.of("0", "A - B", "1", "unreadable"),
                List.of("0", "A-B", "1", "0 10"),
                List.of("0", " C-D ", "1", "30"),
                List.of("0", "A–C", "2, 4", "1 3 11 13 21 23"),
                List.of("0", "B", "1-2,1-3", "10 11 12"),
                List.of("0", "", "10", "9 19 29 39"),
                List.of("0", "D", "1", "unreadable"),
                List.of("0", "B-A", "1", "unreadable"),
                List.of("0", "A", "3-1", "unreadable"),
                List.of("0", "A", "x", "unreadable"),
                List.of("0", "A", "-1", "unreadable"),
                List.of("0", "A", "1-99999", "0 1 2 3 4 5 6 7 8 9"),
                List.of("0", "A", "100000", "unreadable"),
                List.of("0", "A", "11", ""),
                List.of("1", "row 3", "1", "40"),
                List.of("1", "X", "1", "50"),
                List.of("1", "y", "1", "unreadable"),
                List.of("1", "3열-x", "10", "49 59"),
                List.of("", "", "", ""),
                List.of("", "A", "", "unreadable"));
        assertThat(typed).allSatisfy(line -> assertThat(
                        page.evaluate("line => typed(line[0], line[1], line[2])", line.subList(0, 3)))
                .as(line.toString())
                .isEqualTo(line.getLast()));
        assertThat(page.evaluate("said()")).isEqualTo("||");
        assertThat(page.evaluate("said(0, 1, 2, 4)")).isEqualTo("0|A|1-3, 5");
        assertThat(page.evaluate("said(1, 11, 21, 31)")).isEqualTo("nothing");
        assertThat(page.evaluate("said(1, 31)")).isEqualTo("0|A, C-D|2");
        assertThat(page.evaluate("said(41, 51)")).isEqualTo("1|3-x|2");
        assertThat(page.evaluate("said(0, 11)")).isEqualTo("nothing");
        assertThat(page.evaluate("said(0, 40)")).isEqualTo("nothing");
    }

    @Test
    void withoutAScriptTheFormIsAsItWas() {
        long performance = hall();
        Visitor host = host(Screen.PHONE);
        Page page = host.page();
        var off = new JsonObject();
        off.addProperty("value", true);
        page.context().newCDPSession(page).send("Emulation.setScriptExecutionDisabled", off);
        page.navigate("/host/performances/" + performance + "/house-seats");
        assertThat(page.locator("#section")).isVisible();
        assertThat(page.locator("[data-host-map]")).isHidden();
        page.locator("#section").selectOption("0");
        page.locator("#rows").fill("2");
        page.locator("#seats").fill("1-4");
        page.locator("#reason").fill("press");
        page.locator("button[value=block]").click();
        assertThat(page.locator(".note.good[role=status]")).hasText("Blocked: 4 seats.");
        assertThat(page.locator("#seats")).hasValue("1-4");
    }

    private static long hall() {
        return Grandstand.sale().open(Sale.Terms.ofSeats(SEATS).rows(ROWS));
    }

    private Visitor host(Screen screen) {
        Visitor host = browser.open(screen, "en-US");
        host.logIn("host@grandstand.test");
        return host;
    }

    private static void look(Page page, long performance, String where) {
        page.navigate("/host/performances/" + performance + "/" + where);
        ready(page);
    }

    private static void ready(Page page) {
        assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
    }

    private static Locator message(Page page) {
        return page.locator("[data-part=message]");
    }

    private static Locator under(Page page) {
        return page.locator("[data-part=under]");
    }

    private static void fieldsSay(Page page, String section, String rows, String seats) {
        assertThat(page.locator("#section")).hasValue(section);
        assertThat(page.locator("#rows")).hasValue(rows);
        assertThat(page.locator("#seats")).hasValue(seats);
    }

    private static void click(Page page, int row, int column) {
        var at = place(page, row, column);
        page.locator("canvas").click(new Locator.ClickOptions().setPosition(at[0], at[1]));
    }

    private static void hover(Page page, int row, int column) {
        var at = place(page, row, column);
        page.locator("canvas").hover(new Locator.HoverOptions().setPosition(at[0], at[1]));
    }

    /** Of a seat on the map, as that shows everything: from its middle, which is the seats' own. */
    private static double[] place(Page page, int row, int column) {
        page.locator("[data-part=fit]").click();
        BoundingBox map = page.locator("canvas").boundingBox();
        double step = Math.min(map.width / (SEATS - 1 + 2 * MARGIN), map.height / (ROWS - 1 + 2 * MARGIN));
        return new double[] {
            map.width / 2 + (column - (SEATS - 1) / 2.0) * step, map.height / 2 + (row - (ROWS - 1) / 2.0) * step
        };
    }
}
