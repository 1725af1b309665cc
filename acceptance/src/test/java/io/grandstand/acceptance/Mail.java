package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The letters that a product has written, as its operator finds them. */
record Mail(Product product) {

    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S+)");
    private static final Pattern CODE = Pattern.compile("\\d{6}");

    /** The path of the link in the last letter to somebody. */
    String link(String email, String under) {
        return found(LINK, email, under, 1);
    }

    /** The digits in the last message to a number. */
    String code(String phone) {
        return found(CODE, phone, "Grandstand", 0);
    }

    private String found(Pattern pattern, String to, String containing, int group) {
        await().atMost(ARRIVES_WITHIN)
                .untilAsserted(() -> assertThat(texts(to, containing)).isNotEmpty());
        Matcher found = pattern.matcher(texts(to, containing).getLast());
        assertThat(found.find()).isTrue();
        return found.group(group);
    }

    private List<String> texts(String to, String containing) {
        Path file = product.data().resolve("mail.log");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(line -> JsonMapper.shared().readTree(line))
                            .filter(letter -> letter.get("to").asString().equals(to))
                            .map(letter -> letter.get("text").asString())
                            .filter(text -> text.contains(containing))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
