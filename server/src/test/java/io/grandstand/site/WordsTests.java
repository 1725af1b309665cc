package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.booking.LengthenResult;
import io.grandstand.identity.Device;
import io.grandstand.site.view.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages say, in both languages. */
class WordsTests {

    private static final Path TEMPLATES = Path.of("src/main/templates");
    private static final Path SCRIPTS = Path.of("src/main/resources/static/js");
    private static final Path CODE = Path.of("src/main/java/io/grandstand/site");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(Words.ENGLISH.patterns("").keySet())
                .isEqualTo(Words.KOREAN.patterns("").keySet());
    }

    @Test
    void aSentenceTakesTheSameValuesInBothLanguages() {
        Words.KOREAN.patterns("").forEach((key, korean) -> assertThat(values(korean))
                .as(key)
                .isEqualTo(values(Words.ENGLISH.patterns("").getOrDefault(key, ""))));
    }

    @Test
    void everySentenceCanBeSaid() {
        for (Words words : Words.ALL) {
            for (String key : words.patterns("").keySet()) {
                assertThat(words.say(key, 1, 2, 3)).as(key).isNotBlank();
            }
        }
    }

    @Test
    void everyKeyThatTemplatesNameHasWords() throws IOException {
        assertThat(Words.KOREAN.patterns("").keySet())
                .containsAll(named(TEMPLATES, Pattern.compile("frame\\.t\\(\"([a-z][\\w.-]*[\\w-])\"[,)]")));
    }

    @Test
    void everyKeyThatFieldsOfFormsNameHasWords() throws IOException {
        assertThat(Words.KOREAN.patterns("").keySet())
                .containsAll(named(TEMPLATES, Pattern.compile("(?:label|hint) = \"([\\w.-]+)\"")));
    }

    @Test
    void everyKeyThatScriptsNameHasWords() throws IOException {
        var keys = Words.KOREAN.patterns("js.").keySet();
        assertThat(keys).containsAll(named(SCRIPTS, Pattern.compile("\\bt\\('([a-z][\\w.-]*)'")));
        assertThat(keys).containsAll(named(SCRIPTS, Pattern.compile("'(order\\.[a-z][\\w-]*)'")));
        assertThat(named(SCRIPTS, Pattern.compile("\\b(?:standing|stop)\\('([\\w-]+)'")))
                .allSatisfy(key -> assertThat(keys).contains("room." + key));
    }

    @Test
    void everyKeyThatControllersNameHasWords() throws IOException {
        assertThat(Words.KOREAN.patterns("").keySet())
                .containsAll(
                        named(CODE, Pattern.compile("\"((?:login|signup|wallet|error|host-[a-z]+)\\.[\\w-]+)\""))
                                .stream()
                                .filter(key -> !key.startsWith("error.") && !key.endsWith("-"))
                                .toList());
    }

    @Test
    void everyOutcomeOfAWishForMoreTimeHasWordsAndTheScriptKnowsIt() throws IOException {
        var words = Stream.of(LengthenResult.Word.values())
                .map(LengthenResult.Word::slug)
                .toList();

        assertThat(Words.KOREAN.patterns("js.more-time.").keySet()).containsAll(words);
        assertThat(named(SCRIPTS.resolve("more-time.js"), Pattern.compile("'([a-z]+(?:-[a-z]+)*)'[,\\]]")))
                .containsAll(words.stream()
                        .filter(word -> !word.equals(LengthenResult.Word.GIVEN.slug()))
                        .toList());
    }

    @Test
    void everyKindOfDeviceHasWords() {
        assertThat(Words.KOREAN.patterns("account.browser-").keySet()).isEqualTo(slugs(Device.Browser.values()));
        assertThat(Words.KOREAN.patterns("account.platform-").keySet()).isEqualTo(slugs(Device.Platform.values()));
    }

    private static Set<String> slugs(Enum<?>[] words) {
        return Stream.of(words)
                .map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void whoeverReadsNeitherLanguageReadsKorean() {
        assertThat(Words.of(Locale.FRENCH)).isSameAs(Words.KOREAN);
    }

    @Test
    void aKeyWithoutWordsFailsAtOnce() {
        assertThatThrownBy(() -> Words.KOREAN.say("nothing.like.this")).isInstanceOf(MissingResourceException.class);
    }

    private static List<Integer> values(String pattern) {
        int formats = new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
        return List.of(formats);
    }

    private static Set<String> named(Path folder, Pattern naming) throws IOException {
        var keys = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                naming.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
            }
        }
        assertThat(keys).as("keys named in " + folder).isNotEmpty();
        return keys;
    }
}
