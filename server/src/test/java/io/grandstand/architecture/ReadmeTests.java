package io.grandstand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the Korean README tells is what the English one tells. */
class ReadmeTests {

    private static final Path ENGLISH = TidyTests.root().resolve("README.md");
    private static final Path KOREAN = TidyTests.root().resolve("README.ko.md");

    private static final Pattern FENCE = Pattern.compile("(?ms)^```\\n(.*?)^```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|<(https?://[^>]+)>");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    @Test
    void bothHaveTheSameCommands() {
        assertThat(commands(KOREAN)).isEqualTo(commands(ENGLISH)).hasSizeGreaterThan(5);
    }

    @Test
    void bothHaveTheSameSections() {
        assertThat(lines(KOREAN, "#+ ")).isEqualTo(lines(ENGLISH, "#+ "));
        assertThat(lines(KOREAN, "[0-9]+\\. ")).isEqualTo(lines(ENGLISH, "[0-9]+\\. "));
        assertThat(lines(KOREAN, "- ")).isEqualTo(lines(ENGLISH, "- "));
        assertThat(lines(KOREAN, "\\| ")).isEqualTo(lines(ENGLISH, "\\| "));
    }

    @Test
    void bothLeadToTheSamePlacesAndToEachOther() {
        var english = found(ENGLISH, LINK);
        var korean = found(KOREAN, LINK);
        assertThat(english.remove("README.ko.md")).isTrue();
        assertThat(korean.remove("README.md")).isTrue();
        assertThat(korean).isEqualTo(english);
    }

    @Test
    void bothNameTheSameOptionsPathsAndAccounts() {
        assertThat(found(KOREAN, CODE)).isEqualTo(found(ENGLISH, CODE));
    }

    @Test
    void aCommandThatDiffersIsCaught() {
        assertThat(commands("```\n./grandstand up   # starts\n```\n"))
                .isEqualTo(commands("```\n./grandstand up # 시작\n```\n"))
                .isNotEqualTo(commands("```\n./grandstand up --demo # 시작\n```\n"));
    }

    private static List<String> commands(Path readme) {
        return commands(Tidy.read(readme));
    }

    /** Without what is said about them, which each says in its language. */
    private static List<String> commands(String text) {
        return FENCE.matcher(text)
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .toList();
    }

    private static long lines(Path readme, String beginning) {
        return FENCE.matcher(Tidy.read(readme))
                .replaceAll("")
                .lines()
                .filter(line -> line.matches(beginning + ".*"))
                .count();
    }

    private static Set<String> found(Path readme, Pattern what) {
        var all = new TreeSet<String>();
        what.matcher(FENCE.matcher(Tidy.read(readme)).replaceAll(""))
                .results()
                .forEach(found -> all.add(found.group(1) == null ? found.group(2) : found.group(1)));
        return all;
    }
}
