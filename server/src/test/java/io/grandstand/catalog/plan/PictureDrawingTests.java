package io.grandstand.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grandstand.catalog.PlanPicture;
import io.grandstand.catalog.PlanSketch;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.CategoryOfPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.catalog.SeatingPlan.SectionOfPlan;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.plan.Part.Point;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Plans as pictures. */
class PictureDrawingTests {

    private static final String R = "#111111";
    private static final String S = "#222222";
    private static final BitSet BOTH = BitSet.valueOf(new byte[] {3});
    private static final int SEATS_IN_SECTION = 3;
    /** Under the only section. */
    private static final String FIELD = """
            {"zones": [{"name": "", "position": {"x": 0, "y": 0}, "areas": [
              {"shape": "rectangle", "color": "#0a7d32", "position": {"x": 0, "y": 100}, "rotation": 0,
               "rectangle": {"width": 400, "height": 50},
               "text": {"text": "Field", "position": {"x": 0, "y": 0}, "size": 16, "color": "#fff"}}], "rows": []}]}
            """;

    @Test
    void aSectionIsAShapeInTheColourOfMostOfItsSeats() throws Exception {
        Element section = first(svg(draw(List.of("Floor"), 1, 0, 1)), "polygon");

        assertThat(section.getAttribute("fill")).isEqualTo(S);
        assertThat(section.getAttribute("points").split(" ")).hasSize(4);
    }

    @Test
    void sectionsLieOnWhatIsUnderThem() throws Exception {
        Element svg = svg(PictureDrawing.draw(plan(List.of("Floor"), 0, 0, 0), FIELD, BOTH));

        assertThat(first(svg, "polygon").getAttribute("fill")).isEqualTo("#0a7d32");
        assertThat(svg.getElementsByTagName("polygon").getLength()).isEqualTo(2);
        assertThat(first(svg, "text").getTextContent()).isEqualTo("Field");
    }

    @Test
    void whatIsNotForSaleHasNotTheColourOfItsPrice() throws Exception {
        var onlyS = BitSet.valueOf(new byte[] {2});
        SeatingPlan plan = plan(List.of("Floor"), 0, 0, 0);

        PlanPicture picture = PictureDrawing.draw(plan, "{\"zones\": []}", onlyS);

        assertThat(first(svg(picture), "polygon").getAttribute("fill")).isNotEqualTo(R);
        assertThat(picture.tag()).isNotEqualTo(draw(List.of("Floor"), 0, 0, 0).tag());
    }

    @Test
    void whatIsWrittenOnTheFieldIsThereHoweverManySectionsThereAre() throws Exception {
        List<String> names = IntStream.rangeClosed(0, PlanSketch.NAMES_MAX)
                .mapToObj(no -> "Block " + no)
                .toList();

        Element svg = svg(PictureDrawing.draw(plan(names, 0, 0, 0), FIELD, BOTH));

        assertThat(svg.getElementsByTagName("text").getLength()).isEqualTo(1);
        assertThat(first(svg, "text").getTextContent()).isEqualTo("Field");
    }

    @Test
    void aNameIsTextWhateverIsInIt() throws Exception {
        Element svg = svg(draw(List.of("</text><script>&amp;"), 0, 0, 0));

        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(first(svg, "text").getTextContent()).isEqualTo("</text><script>&amp;");
    }

    @Test
    void whatNoXmlMayHoldIsLeftOut() throws Exception {
        Element svg = svg(draw(List.of("A\u000b\ufffe B"), 0, 0, 0));

        assertThat(first(svg, "text").getTextContent()).isEqualTo("A   B");
    }

    @Test
    void moreSectionsThanCanBeReadHaveNoNames() throws Exception {
        List<String> names = IntStream.rangeClosed(0, PlanSketch.NAMES_MAX)
                .mapToObj(no -> "Block " + no)
                .toList();

        Element svg = svg(draw(names, 0, 0, 0));

        assertThat(svg.getElementsByTagName("polygon").getLength()).isEqualTo(names.size());
        assertThat(svg.getElementsByTagName("text").getLength()).isZero();
    }

    @Test
    void aPictureIsAsTallAsThePlan() {
        PlanPicture picture = draw(List.of("Front", "Back"), 0, 0, 0);

        assertThat(picture.width()).isEqualTo(1_000);
        assertThat(picture.height()).isBetween(500, 2_000);
        assertThat(picture.tag()).matches(PlanPicture.TAG);
    }

    @Test
    void anOutlineIsBeyondEverySeat() {
        List<Point> corners = SectionOutline.around(List.of(seat(0, 0, 0), seat(1, 10, 0), seat(2, 0, 10)), 2);

        assertThat(corners.stream().mapToDouble(Point::x).min().orElseThrow()).isCloseTo(-2, within(1e-6));
        assertThat(corners.stream().mapToDouble(Point::y).min().orElseThrow()).isCloseTo(-2, within(1e-6));
        assertThat(corners.stream().mapToDouble(Point::x).max().orElseThrow()).isGreaterThan(11);
    }

    @Test
    void oneSeatAndOneRowHaveOutlinesToo() {
        assertThat(SectionOutline.around(List.of(seat(0, 5, 5)), 2)).hasSize(4);
        assertThat(SectionOutline.around(List.of(seat(0, 0, 0), seat(1, 10, 0), seat(2, 20, 0)), 2))
                .hasSize(4)
                .allSatisfy(corner -> assertThat(Math.abs(corner.y())).isCloseTo(2, within(1e-6)));
    }

    private static PlanPicture draw(List<String> sections, int... categories) {
        return PictureDrawing.draw(plan(sections, categories), "{\"zones\": []}", BOTH);
    }

    /** Sections of a row of three seats each, one behind the other. */
    private static SeatingPlan plan(List<String> sections, int... categories) {
        var seats = new ArrayList<Seat>();
        for (int section = 0; section < sections.size(); section++) {
            for (int seat = 0; seat < SEATS_IN_SECTION; seat++) {
                int no = seats.size();
                seats.add(new Seat(
                        new SeatNo(no), "A " + no, section, categories[seat], "A", seat * 20.0, section * 40.0));
            }
        }
        return new SeatingPlan(
                new VenueId(7),
                "0123456789abcdef0123456789abcdef",
                IntStream.range(0, sections.size())
                        .mapToObj(index -> new SectionOfPlan(index, sections.get(index)))
                        .toList(),
                List.of(new CategoryOfPlan(0, "R", R), new CategoryOfPlan(1, "S", S)),
                List.of(),
                seats);
    }

    private static Seat seat(int no, double x, double y) {
        return new Seat(new SeatNo(no), "A " + no, 0, 0, "A", x, y);
    }

    private static Element svg(PlanPicture picture) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(picture.svg())))
                .getDocumentElement();
    }

    private static Element first(Element svg, String name) {
        return (Element) svg.getElementsByTagName(name).item(0);
    }
}
