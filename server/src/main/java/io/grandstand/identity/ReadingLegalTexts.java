package io.grandstand.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The documents as they are at the start: the operator's files, or the demo's texts. A file begins with a line
 * {@code version: 2026-11-30}; its title follows after {@code #}, headings after {@code ##}, and empty lines part its
 * paragraphs.
 */
@Component
class ReadingLegalTexts implements LegalDocuments {

    /** Longer than any terms that somebody reads. */
    static final int CHARACTERS_MAX = 200_000;

    private static final Pattern VERSION = Pattern.compile("version: ([\\w.-]{1,40})");

    private final Map<LegalDocument, Map<AccountLanguage, LegalText>> texts = new EnumMap<>(LegalDocument.class);

    ReadingLegalTexts(IdentitySettings settings) {
        for (LegalDocument document : LegalDocument.values()) {
            var both = new EnumMap<AccountLanguage, LegalText>(AccountLanguage.class);
            for (AccountLanguage language : AccountLanguage.values()) {
                String name = document.slug() + "_" + language.tag() + ".txt";
                both.put(language, parse(document, name, read(settings.legal(), name)));
            }
            texts.put(document, both);
            requireOneVersion(document, both);
        }
    }

    @Override
    public String version(LegalDocument document) {
        return text(document, AccountLanguage.KOREAN).version();
    }

    @Override
    public LegalText text(LegalDocument document, AccountLanguage language) {
        LegalText text = texts.getOrDefault(document, Map.of()).get(language);
        if (text == null) {
            throw new IllegalStateException("every document was read in every language at the start");
        }
        return text;
    }

    private static String read(@Nullable Path folder, String name) {
        try (InputStream in = folder == null
                ? ReadingLegalTexts.class.getResourceAsStream("/legal/" + name)
                : Files.newInputStream(folder.resolve(name))) {
            if (in == null) {
                throw new IllegalStateException("the demo's text is missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("grandstand.identity.legal: cannot read " + name + " in " + folder, e);
        }
    }

    static LegalText parse(LegalDocument document, String name, String text) {
        if (text.length() > CHARACTERS_MAX) {
            throw new IllegalStateException(name + " is longer than " + CHARACTERS_MAX + " characters");
        }
        List<String> blocks = text.strip().lines().findFirst().isEmpty()
                ? List.of()
                : List.of(text.strip().split("\\R\\s*\\R"));
        Matcher version =
                VERSION.matcher(blocks.isEmpty() ? "" : blocks.getFirst().strip());
        if (!version.matches()) {
            throw new IllegalStateException(
                    name + " must begin with a line of its own like: version: 2026-11-30, and an empty one");
        }
        String title = "";
        var parts = new ArrayList<LegalText.Part>();
        for (String block : blocks.subList(1, blocks.size())) {
            String line = block.strip().replaceAll("\\s*\\R\\s*", " ");
            if (line.startsWith("## ")) {
                parts.add(new LegalText.Part(line.substring(3), true));
            } else if (line.startsWith("# ")) {
                title = line.substring(2);
            } else {
                parts.add(new LegalText.Part(line, false));
            }
        }
        if (title.isBlank() || parts.isEmpty()) {
            throw new IllegalStateException(name + " must have a title after # and paragraphs");
        }
        return new LegalText(document, version.group(1), title, parts);
    }

    private static void requireOneVersion(LegalDocument document, Map<AccountLanguage, LegalText> both) {
        long versions =
                both.values().stream().map(LegalText::version).distinct().count();
        if (versions != 1) {
            throw new IllegalStateException(
                    "the version of " + document.slug() + " must be the same in both languages: one agrees to either");
        }
    }
}
