package io.grandstand.bench.report;

import static io.grandstand.bench.report.Bound.atLeast;
import static io.grandstand.bench.report.Bound.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.bench.ceiling.Ceiling;
import io.grandstand.bench.report.Bound.Of;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WrittenTests {

    private static final Figure HOLDS = Figure.most("P1", "holds <closed> & \"hard\"", 12_345, "holds/s")
            .latency(20.5, 60.25)
            .references(Map.of("REF1", 3_000.0))
            .ceiling(20_000)
            .floor(atLeast(Of.VALUE, 6_000), atMost(Of.P99, 100))
            .goal(atLeast(Of.VALUE, 20_000))
            .note("answers {201=1}");

    private static final Results RESULTS = new Results(
            Instant.parse("2026-11-21T12:34:56Z"),
            "Short form.",
            new Machine(Map.of("cores", "2")),
            List.of(new Ceiling("L1", "HTTP", 40_000, "256 connections")),
            List.of(
                    new Outcome("P1", "holds", Summary.of(List.of(List.of(HOLDS))), List.of()),
                    new Outcome(
                            "P2",
                            "one seat",
                            Summary.of(List.of(List.of(
                                    Figure.least("P2", "all told", 300, "ms").floor(atMost(Of.VALUE, 1_000))))),
                            List.of("I1 no seat is in two live holds: 1"))));

    @TempDir
    private Path folder;

    @Test
    void theTableHasALineForEachFigureAndSaysWhatIsVoid() {
        String table = Table.of(RESULTS);

        assertThat(table.lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("P1")
                        .contains("12,345", "holds/s", "20.5/60.3", "4.12 ×", "62")
                        .contains("met: ≥ 6,000, p99 ≤ 100")
                        .contains("MISSED: ≥ 20,000"))
                .anySatisfy(line -> assertThat(line).startsWith("P2").endsWith("void"))
                .contains("P2 is void: I1 no seat is in two live holds: 1");
    }

    @Test
    void theFileForProgramsHasEverythingThatIsJudged() throws Exception {
        JsonNode written = JsonMapper.builder()
                .build()
                .readTree(Files.readString(Written.to(folder, RESULTS).json()));

        assertThat(written.path("at").asString()).isEqualTo("2026-11-21T12:34:56Z");
        assertThat(written.path("machine").path("cores").asString()).isEqualTo("2");
        assertThat(written.path("ceilings").get(0).path("perSecond").asDouble()).isEqualTo(40_000);
        JsonNode figure = written.path("scenarios").get(0).path("figures").get(0);
        assertThat(figure.path("value").asDouble()).isEqualTo(12_345);
        assertThat(figure.path("p99Millis").asDouble()).isEqualTo(60.25);
        assertThat(figure.path("references").path("REF1").asDouble()).isEqualTo(3_000);
        assertThat(figure.path("timesBestReference").asDouble()).isEqualTo(4.115);
        assertThat(figure.path("floorMet").asString()).isEqualTo("MET");
        assertThat(figure.path("goalMet").asString()).isEqualTo("MISSED");
        assertThat(written.path("scenarios").get(1).path("faults").get(0).asString())
                .startsWith("I1");
    }

    @Test
    void thePageIsWholeByItself() throws Exception {
        String page = Files.readString(Written.to(folder, RESULTS).page());

        assertThat(page).doesNotContain("http:", "https:", "url(", "<script", "<link", "<img", "@import");
        assertThat(page)
                .contains("holds &lt;closed&gt; &amp; &quot;hard&quot;", "1 of 2</b> floors met", "void: 1")
                .contains("Void: I1 no seat is in two live holds");
        List<String> charts = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(charts).hasSize(4);
        for (String chart : charts) {
            var read = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(chart)));
            assertThat(read.getElementsByTagName("rect").getLength()).isPositive();
        }
    }

    @Test
    void filesAreNamedByTheirDate() {
        assertThat(Written.to(folder, RESULTS).page()).hasFileName("2026-11-21-1234.html");
    }
}
