package io.grandstand.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LegalTextsTests {

    private static final String TEXT = "version: %s\n\n# Terms\n\nBe kind,\nplease.\n\n## Seats\n\nOne each.\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void theDemoHasTextsInBothLanguagesThatSayTheyAreOfADemo() {
        var texts = new ReadingLegalTexts(settings(Map.of()));

        for (LegalDocument document : LegalDocument.values()) {
            assertThat(texts.version(document)).endsWith("-demo");
            assertThat(texts.text(document, AccountLanguage.ENGLISH).parts().toString())
                    .contains("demo");
            assertThat(texts.text(document, AccountLanguage.KOREAN).parts().toString())
                    .contains("체험판");
        }
    }

    @Test
    void anOperatorPutsFilesInTheirPlace() throws IOException {
        write("terms_en.txt", TEXT.formatted("2027-01"));
        write("terms_ko.txt", TEXT.formatted("2027-01"));
        write("privacy_en.txt", TEXT.formatted("7"));
        write("privacy_ko.txt", TEXT.formatted("7"));

        var texts = new ReadingLegalTexts(settings(Map.of("legal", folder.toString())));

        assertThat(texts.text(LegalDocument.TERMS, AccountLanguage.ENGLISH))
                .isEqualTo(new LegalText(
                        LegalDocument.TERMS,
                        "2027-01",
                        "Terms",
                        List.of(
                                new LegalText.Part("Be kind, please.", false),
                                new LegalText.Part("Seats", true),
                                new LegalText.Part("One each.", false))));
        assertThat(texts.version(LegalDocument.PRIVACY)).isEqualTo("7");
    }

    @Test
    void aStartWithoutOneOfThemNamesIt() throws IOException {
        write("terms_ko.txt", TEXT.formatted("1"));

        assertThatThrownBy(() -> new ReadingLegalTexts(settings(Map.of("legal", folder.toString()))))
                .hasMessageContaining("terms_en.txt");
    }

    @Test
    void bothLanguagesHaveOneVersion() throws IOException {
        write("terms_en.txt", TEXT.formatted("1"));
        write("terms_ko.txt", TEXT.formatted("2"));

        assertThatThrownBy(() -> new ReadingLegalTexts(settings(Map.of("legal", folder.toString()))))
                .hasMessageContaining("the version of terms must be the same");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Be kind.", "version: 1", "version: 1\n\nno title", "version: 1\n\n# only a title"})
    void whatIsNoDocumentIsRefused(String text) {
        assertThatThrownBy(() -> ReadingLegalTexts.parse(LegalDocument.TERMS, "terms_en.txt", text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("terms_en.txt");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static IdentitySettings settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("", IdentitySettings.class);
    }
}
