package io.grandstand.catalog.plan;

import io.grandstand.catalog.PlanPicture;
import io.grandstand.catalog.PlanSketch;
import io.grandstand.catalog.SeatingPlan;
import java.io.StringWriter;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a plan as SVG. A page shows it as an image, which knows nothing of the page's styles: it has its own. */
public final class PictureDrawing {

    /** Changes with what is written here, so that no cache mistakes one form for the other. */
    private static final int FORM = 2;

    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final int WIDTH = 1_000;
    /** Of a picture's width, or of what it would be at this height. */
    private static final double NAME_SHARE = 1 / 33.0;

    private static final double TALL = 1.5;
    private static final double EDGE_SHARE = 0.2;
    private static final String LETTERS = "#ffffff";
    private static final String EDGE = "#15211b";

    private final XMLStreamWriter svg;

    private PictureDrawing(XMLStreamWriter svg) {
        this.svg = svg;
    }

    /**
     * Draws a plan from afar.
     *
     * @param document that the plan was read from
     * @param forSale categories
     */
    public static PlanPicture draw(SeatingPlan plan, String document, BitSet forSale) {
        PlanSketch sketch = Sketching.fromAfar(plan, document, forSale);
        var text = new StringWriter();
        try {
            XMLStreamWriter svg = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new PictureDrawing(svg).draw(sketch);
            svg.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a picture cannot be written into memory", impossible);
        }
        int height = (int) Math.max(1, Math.round(WIDTH * sketch.height() / sketch.width()));
        return new PlanPicture(tag(plan, forSale), WIDTH, height, text.toString());
    }

    private static String tag(SeatingPlan plan, BitSet forSale) {
        return plan.hash() + "-" + HexFormat.of().formatHex(forSale.toByteArray()) + "-" + FORM;
    }

    private void draw(PlanSketch sketch) throws XMLStreamException {
        svg.writeStartElement("svg");
        svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
        svg.writeAttribute(
                "viewBox",
                "%s %s %s %s"
                        .formatted(
                                written(sketch.left()),
                                written(sketch.top()),
                                written(sketch.width()),
                                written(sketch.height())));
        for (PlanSketch.Ground ground : sketch.grounds()) {
            svg.writeEmptyElement("polygon");
            svg.writeAttribute("fill", ground.color());
            svg.writeAttribute("points", ground.points());
        }
        drawNames(sketch);
        svg.writeEndElement();
    }

    /** White with a dark edge can be read on whatever colour a section has, by day and by night. */
    private void drawNames(PlanSketch sketch) throws XMLStreamException {
        double size = Math.min(sketch.width(), TALL * sketch.height()) * NAME_SHARE;
        svg.writeStartElement("g");
        svg.writeAttribute("fill", LETTERS);
        svg.writeAttribute("stroke", EDGE);
        svg.writeAttribute("stroke-width", written(size * EDGE_SHARE));
        svg.writeAttribute("stroke-linejoin", "round");
        svg.writeAttribute("paint-order", "stroke");
        svg.writeAttribute("font-family", "system-ui, sans-serif");
        svg.writeAttribute("font-size", written(size));
        svg.writeAttribute("text-anchor", "middle");
        svg.writeAttribute("dominant-baseline", "central");
        for (PlanSketch.Name name : sketch.names()) {
            svg.writeStartElement("text");
            svg.writeAttribute("x", written(name.x()));
            svg.writeAttribute("y", written(name.y()));
            svg.writeCharacters(NOT_IN_XML.matcher(name.text()).replaceAll(" "));
            svg.writeEndElement();
        }
        svg.writeEndElement();
    }

    private static String written(double length) {
        return SeatMapDrawing.rounded(length).toPlainString();
    }
}
