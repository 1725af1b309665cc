package io.grandstand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TidyTests {

    private static final Path ROOT = root();
    private static final String SERVER = "server/src/main/resources/db/migration";

    /** Where a banned word is right: how the file's path begins, words. The reason stands beside it. */
    private static final Map<String, Set<String>> EXCEPTIONS = Map.of(
            // a process of its own, that tells the test by its output how far it is
            "embedded/src/test/java/io/grandstand/embedded/OwnerProcess.java",
            Set.of("System" + ".out"),
            // designs of others, which are measured beside ours
            "bench/src/main/java/io/grandstand/bench/reference/",
            Set.of("jakarta" + ".persistence", "org" + ".redisson"));

    @Test
    void sourcesHaveNoBannedWords() throws IOException {
        assertThat(inJava((file, text) -> Tidy.bannedWords(file, text, allowedIn(file))))
                .isEmpty();
    }

    @Test
    void bannedWordsAreCaught() {
        assertThat(Tidy.bannedWords("A.java", "a();\n  Thread" + ".sleep(5);\n", Set.of()))
                .containsExactly("A.java:2: Thread"
                        + ".sleep is banned, use a latch, a queue or the scheduler; in tests Awaitility");
        assertThat(Tidy.bannedWords("A.java", "System" + ".out.println(1); // TO" + "DO later", Set.of()))
                .hasSize(2);
        assertThat(Tidy.bannedWords("A.java", "System" + ".out.println(1)", Set.of("System" + ".out")))
                .isEmpty();
        assertThat(Tidy.bannedWords("A.java", "mySystem" + ".output, TO" + "DOS", Set.of()))
                .isEmpty();
    }

    @Test
    void loggersHaveOneName() throws IOException {
        assertThat(inJava(Tidy::oddLoggers)).isEmpty();
    }

    @Test
    void oddLoggersAreCaught() {
        assertThat(Tidy.oddLoggers("A.java", "static final Logger " + "log = LoggerFactory.getLogger(A.class);"))
                .containsExactly("A.java: the logger log is called LOG everywhere else");
        assertThat(Tidy.oddLoggers("A.java", "System.Logger " + "logger =\n    System.getLogger(A.class.getName());"))
                .hasSize(1);
        assertThat(Tidy.oddLoggers(
                        "A.java",
                        "Logger LOG = LoggerFactory.getLogger(A.class);"
                                + " Logger OPERATOR = LoggerFactory.getLogger(\"grandstand\");"))
                .isEmpty();
    }

    @Test
    void otherDesignsStayInTheBench() {
        String text = "import jakarta" + ".persistence.Entity;\nimport org" + ".redisson.api.RLock;\n";
        String entity = "src/main/java/io/grandstand/bench/reference/Seat.java";

        assertThat(Tidy.bannedWords(entity, text, allowedIn("bench/" + entity))).isEmpty();
        assertThat(Tidy.bannedWords(entity, text, allowedIn("server/" + entity)))
                .hasSize(2);
    }

    @Test
    void methodsAreShort() throws IOException {
        assertThat(inJava(Tidy::longMethods)).isEmpty();
    }

    @Test
    void longMethodsAreCaught() {
        String body = "        run();\n".repeat(Tidy.METHOD_LINES_MAX - 1);
        assertThat(Tidy.longMethods("A.java", "class A {\n    void tooLong() {\n" + body + "    }\n}\n"))
                .containsExactly("A.java:2: tooLong has 71 lines, at most 70");
        assertThat(Tidy.longMethods("A.java", "class A {\n    void fits() {\n" + body.substring(15) + "    }\n}\n"))
                .isEmpty();
    }

    @Test
    void filesAreShort() throws IOException {
        assertThat(inJava(Tidy::longFiles)).isEmpty();
    }

    @Test
    void longFilesAreCaught() {
        assertThat(Tidy.longFiles("A.java", "\n".repeat(Tidy.FILE_LINES_MAX))).isEmpty();
        assertThat(Tidy.longFiles("A.java", "\n".repeat(Tidy.FILE_LINES_MAX + 1)))
                .hasSize(1);
    }

    @Test
    void migrationsAreNeverEdited() throws IOException {
        var migrations = new TreeMap<String, byte[]>();
        for (Path file : files(ROOT.resolve(SERVER), ".sql")) {
            migrations.put(ROOT.resolve(SERVER).relativize(file).toString(), Files.readAllBytes(file));
        }
        List<String> known = Files.readAllLines(ROOT.resolve("server/src/test/resources/migrations.sha256"));
        assertThat(Tidy.editedMigrations(known, migrations)).isEmpty();
    }

    @Test
    void editedMigrationsAreCaught() {
        String sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        List<String> known = List.of(sum + "  a/V1__a.sql");
        byte[] abc = "abc".getBytes(StandardCharsets.UTF_8);
        byte[] other = "abd".getBytes(StandardCharsets.UTF_8);
        assertThat(Tidy.editedMigrations(known, Map.of("a/V1__a.sql", abc))).isEmpty();
        assertThat(Tidy.editedMigrations(known, Map.of("a/V1__a.sql", other)))
                .singleElement()
                .asString()
                .contains("was edited");
        assertThat(Tidy.editedMigrations(known, Map.of()))
                .singleElement()
                .asString()
                .contains("was removed");
        assertThat(Tidy.editedMigrations(List.of(), Map.of("a/V1__a.sql", abc)))
                .singleElement()
                .asString()
                .contains(sum + "  a/V1__a.sql");
    }

    @Test
    void linksOfDocumentsAreAlive() throws IOException {
        var found = new ArrayList<String>();
        for (Path file : files(ROOT, ".md")) {
            found.addAll(Tidy.deadLinks(file, Tidy.read(file)));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void deadLinksAreCaught() {
        Path file = ROOT.resolve("README.md");
        assertThat(Tidy.deadLinks(file, "see [this](docs/never-written.md#part) and ![that](never-drawn.png)"))
                .hasSize(2);
        assertThat(Tidy.deadLinks(
                        file, "[a](pom.xml) [b](https://grandstand.io) [c](#part)\n```\n[d](nowhere.md)\n```\n"))
                .isEmpty();
    }

    @Test
    void templatesHaveNoInlineStyleOrScript() throws IOException {
        var found = new ArrayList<String>();
        for (Path file : files(ROOT.resolve("server/src/main/templates"), ".jte")) {
            found.addAll(Tidy.inlineStyleOrScript(ROOT.relativize(file).toString(), Tidy.read(file)));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void inlineStylesAndScriptsAreCaught() {
        assertThat(Stream.of(
                        "<p style=\"color: red\">",
                        "<style>p {}</style>",
                        "<script>run()</script>",
                        "<script type=\"module\">run()</script>",
                        "<a onclick=\"run()\">",
                        "<a href=\"javascript:run()\">"))
                .allSatisfy(line ->
                        assertThat(Tidy.inlineStyleOrScript("a.jte", line)).hasSize(1));
        assertThat(Tidy.inlineStyleOrScript(
                        "a.jte",
                        "<link rel=\"stylesheet\" href=\"a.css\"><script type=\"module\" src=\"a.js\"></script>"))
                .isEmpty();
    }

    private static Set<String> allowedIn(String file) {
        return EXCEPTIONS.entrySet().stream()
                .filter(exception -> file.startsWith(exception.getKey()))
                .flatMap(exception -> exception.getValue().stream())
                .collect(Collectors.toSet());
    }

    /** A rule about one file. */
    private interface Rule {
        List<String> check(String file, String text);
    }

    private static List<String> inJava(Rule rule) throws IOException {
        var found = new ArrayList<String>();
        for (Path file : files(ROOT, ".java")) {
            found.addAll(rule.check(ROOT.relativize(file).toString(), Tidy.read(file)));
        }
        return found;
    }

    /** Files of the repository itself: nothing that a build made, nothing hidden. */
    private static List<Path> files(Path from, String ending) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean ours = folder.equals(from) || (!name.equals("target") && !name.startsWith("."));
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(ending)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.resolve("..").normalize();
        }
        return folder;
    }
}
