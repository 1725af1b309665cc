package io.grandstand.bench.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The people of a product's demo: its fans, and the host who puts parks on sale. */
public final class Demo {

    private final URI url;
    private final List<String> tokens;
    private final Http host;

    private Demo(URI url, List<String> tokens, Http host) {
        this.url = url;
        this.tokens = tokens;
        this.host = host;
    }

    /** @param tokens what the product wrote at its start */
    static Demo at(URI url, Path tokens) {
        try (Stream<String> lines = Files.lines(tokens)) {
            return new Demo(
                    url,
                    lines.map(line -> line.substring(line.indexOf(' ') + 1)).toList(),
                    Http.loggedIn(url, "host@grandstand.test", "grandstand"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where they go. */
    public URI url() {
        return url;
    }

    /** An access token for each fan. */
    public List<String> tokens() {
        return tokens;
    }

    public Park park(int seats) {
        return Park.seated(host, InstantSource.system(), seats);
    }

    /** With one area of general admission. */
    public Park field(int places) {
        return Park.standing(host, InstantSource.system(), places);
    }
}
