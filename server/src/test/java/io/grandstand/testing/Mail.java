package io.grandstand.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the letters that the application under test has written. */
@Component
public class Mail {

    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(20);
    private static final Pattern TOKEN = Pattern.compile("token=([\\w-]+)");
    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b|(\\d{6})입니다");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    Mail(Environment environment) {
        this.file = Path.of(environment.getRequiredProperty("grandstand.data"), "mail.log");
    }

    public Path file() {
        return file;
    }

    /** Every letter to an address or a number, the oldest first. */
    public List<JsonNode> to(String recipient) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .<JsonNode>map(JSON::readTree)
                            .filter(letter -> letter.get("to").asString().equals(recipient))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of the letter with that number, counted from 1, once it is there. */
    public String text(String recipient, int number) {
        await().atMost(ARRIVES_WITHIN)
                .untilAsserted(() -> assertThat(to(recipient)).hasSizeGreaterThanOrEqualTo(number));
        return to(recipient).get(number - 1).get("text").asString();
    }

    /** The token of the link in it. */
    public String token(String recipient, int number) {
        return found(TOKEN, text(recipient, number));
    }

    /** The six digits in it. */
    public String code(String recipient, int number) {
        return found(CODE, text(recipient, number));
    }

    /** Another code than this one. */
    public static String notThe(String code) {
        return Map.of("000000", "000001").getOrDefault(code, "000000");
    }

    private static String found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(found.group(1) == null ? 2 : 1);
    }
}
