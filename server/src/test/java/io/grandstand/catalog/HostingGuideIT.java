package io.grandstand.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Does what {@code docs/hosting.md} says, command by command. */
@GrandstandTest
class HostingGuideIT {

    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND = Pattern.compile(
            "^curl (?:-X (\\w+) )?http://127\\.0\\.0\\.1:8080(\\S+)(.*?)(?=^curl|^```)",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern BODY = Pattern.compile("-d (?:'([^']*)'|@(\\S+))", Pattern.DOTALL);

    /** What an answer has, and the name that the page tells the reader to keep it under. */
    private static final Map<String, String> KEPT =
            Map.of("accessToken", "TOKEN", "venueId", "VENUE", "showId", "SHOW", "performanceId", "PERFORMANCE");

    @Autowired
    private Fans fans;

    @Test
    void everyCommandOfTheGuideWorks() throws IOException {
        var kept = new HashMap<String, String>();
        kept.put("ADMIN_TOKEN", fans.admin().token());
        kept.put("ACCOUNT", fans.fan().id().toString());
        kept.put("COMPLIMENTARY", UUID.randomUUID().toString());

        String host = fans.host().token();
        var statuses = new ArrayList<Integer>();
        String guide = Files.readString(ROOT.resolve("docs/hosting.md"));
        for (var command : COMMAND.matcher(guide).results().toList()) {
            String method = Objects.requireNonNullElse(command.group(1), "GET");
            Api.Answer answer = call(method, filled(command.group(2), kept), filled(command.group(3), kept));
            assertThat(answer.status()).as(command.group() + answer.body()).isBetween(200, 299);
            statuses.add(answer.status());
            KEPT.forEach((field, name) -> {
                JsonNode value = answer.json().path(field);
                if (!value.isMissingNode()) {
                    // The guide logs in as the demo's host; what this test makes is another's, not the demo's.
                    kept.put(name, name.equals("TOKEN") ? host : value.asString());
                }
            });
        }

        assertThat(statuses).isEqualTo(List.of(200, 200, 201, 201, 201, 200, 200, 200, 201, 200, 200, 200, 200, 200));
    }

    private Api.Answer call(String method, String path, String options) throws IOException {
        Api api = fans.nobody();
        var token = Pattern.compile("Bearer ([^\"]+)").matcher(options);
        if (token.find()) {
            api = api.as(token.group(1));
        }
        var body = BODY.matcher(options);
        String json = "";
        if (body.find()) {
            json = body.group(1) != null ? body.group(1) : Files.readString(ROOT.resolve(body.group(2)));
        }
        return switch (method) {
            case "GET" -> api.get(path);
            case "POST" -> api.post(path, json);
            case "PUT" -> api.put(path, json);
            default -> throw new AssertionError("the guide says " + method);
        };
    }

    /** As a shell fills in variables, also those between pieces of a quoted text. */
    private static String filled(String text, Map<String, String> kept) {
        return Pattern.compile("'?\\$([A-Z_]+)'?").matcher(text).replaceAll(found -> {
            String value = kept.get(found.group(1));
            assertThat(value).as("nothing is kept as " + found.group(1)).isNotNull();
            return value;
        });
    }
}
