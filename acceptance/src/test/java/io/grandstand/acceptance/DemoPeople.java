package io.grandstand.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who is there in every demo. */
final class DemoPeople {

    private static final String PASSWORD = "grandstand";

    private DemoPeople() {}

    static Http host(URI product) {
        return logIn(Http.anonymous(product), "host@grandstand.test");
    }

    static String fanEmail(int number) {
        return "fan" + number + "@grandstand.test";
    }

    static Http logIn(Http anonymous, String email) {
        Answer answer =
                anonymous.post("/api/v1/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}");
        if (answer.status() != 200) {
            throw new AssertionError("not logged in: " + answer);
        }
        return withToken(anonymous, answer.json().get("accessToken").asString());
    }

    static Http withToken(Http anonymous, String token) {
        return anonymous.with("Authorization", "Bearer " + token);
    }

    /** The fans' tokens, from the file that {@code --demo-tokens} names. */
    static List<String> fanTokens(Path written) {
        try {
            return Files.readAllLines(written).stream()
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
