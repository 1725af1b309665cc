package io.grandstand.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A mistake of other systems, as a patch that brings it into this one. Also a program of one file, which needs nothing but
 * a JDK, so that {@code ./grandstand test --planted} can use it before anything is built.
 *
 * @param title its first line: the mistake in a few words
 * @param type the class whose test must find it
 * @param method that test
 * @param failsWith what the failure of that test says then
 * @param changes what becomes of each file, block by block
 */
record PlantedMistake(String title, String type, String method, String failsWith, Map<Path, List<Block>> changes) {

    private static final String FILE_BEFORE = "--- a/";
    private static final String FILE = "+++ b/";
    private static final String TEST = "Test: ";
    private static final String FAILS_WITH = "Fails with: ";

    /** Lines that stand together, and what they become. */
    record Block(List<String> before, List<String> after) {}

    /** {@code plant PATCH SOURCES} changes the sources; {@code judge PATCH REPORT} fails unless the test found it. */
    public static void main(String[] arguments) throws IOException, SAXException, ParserConfigurationException {
        PlantedMistake mistake = of(Files.readString(Path.of(arguments[1])));
        Path where = Path.of(arguments[2]);
        switch (arguments[0]) {
            case "plant" -> {
                for (Map.Entry<Path, String> file : mistake.in(where).entrySet()) {
                    Files.writeString(where.resolve(file.getKey()), file.getValue());
                }
            }
            case "judge" -> {
                if (!mistake.foundBy(where)) {
                    throw new IllegalStateException(where + " does not tell of \"" + mistake.failsWith() + "\"");
                }
            }
            default -> throw new IllegalArgumentException("no such word: " + arguments[0]);
        }
    }

    static PlantedMistake of(String patch) {
        var changes = new LinkedHashMap<Path, List<Block>>();
        List<Block> ofFile = new ArrayList<>();
        for (String line : patch.lines().toList()) {
            if (line.startsWith(FILE)) {
                ofFile = new ArrayList<>();
                changes.put(Path.of(line.substring(FILE.length())), ofFile);
            } else if (line.startsWith("@@")) {
                ofFile.add(new Block(new ArrayList<>(), new ArrayList<>()));
            } else if (!ofFile.isEmpty() && !line.startsWith(FILE_BEFORE)) {
                add(line, ofFile.getLast());
            }
        }
        String[] test = value(patch, TEST).split("#", 2);
        return new PlantedMistake(
                patch.lines().findFirst().orElse(""), test[0], test[1], value(patch, FAILS_WITH), changes);
    }

    private static void add(String line, Block block) {
        // Editors take the one space off an empty line.
        String text = line.isEmpty() ? "" : line.substring(1);
        if (!line.startsWith("+")) {
            block.before().add(text);
        }
        if (!line.startsWith("-")) {
            block.after().add(text);
        }
    }

    private static String value(String patch, String name) {
        return patch.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the patch does not say \"" + name + "\""));
    }

    /** The files that it changes, as they become. Each block must stand exactly once in its file, on whatever line. */
    Map<Path, String> in(Path sources) throws IOException {
        var changed = new LinkedHashMap<Path, String>();
        for (Map.Entry<Path, List<Block>> file : changes.entrySet()) {
            String text = Files.readString(sources.resolve(file.getKey()));
            for (Block block : file.getValue()) {
                text = changed(text, block, file.getKey());
            }
            changed.put(file.getKey(), text);
        }
        return changed;
    }

    private static String changed(String text, Block block, Path file) {
        String before = "\n" + String.join("\n", block.before()) + "\n";
        String whole = "\n" + text;
        int at = whole.indexOf(before);
        if (at < 0 || whole.indexOf(before, at + 1) >= 0) {
            throw new IllegalArgumentException("%s has these lines %s, not once:%s"
                    .formatted(file, at < 0 ? "nowhere" : "more than once", before));
        }
        String after = "\n" + String.join("\n", block.after()) + "\n";
        return (whole.substring(0, at) + after + whole.substring(at + before.length())).substring(1);
    }

    /** Whether Surefire's report says that the test failed, and for this mistake's reason. */
    boolean foundBy(Path report) throws IOException, SAXException, ParserConfigurationException {
        var tests = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("testcase");
        for (int i = 0; i < tests.getLength(); i++) {
            if (tests.item(i) instanceof Element test
                    && test.getAttribute("name").equals(method)) {
                return failedForItsReason(test);
            }
        }
        return false;
    }

    private boolean failedForItsReason(Element test) {
        for (Node child = test.getFirstChild(); child != null; child = child.getNextSibling()) {
            // An assertion that is awaited ends as an error.
            boolean failed =
                    child.getNodeName().equals("failure") || child.getNodeName().equals("error");
            if (failed && child.getTextContent().contains(failsWith)) {
                return true;
            }
        }
        return false;
    }
}
