package io.grandstand.site;

import io.grandstand.site.view.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages' files, in memory. One hash over all of them is part of every address: modules name each other by relative
 * paths, so they change their addresses together, and each address may be kept for ever.
 */
@Component
class Assets {

    static final String ROOT = "/assets/";

    private static final int VERSION_DIGITS = 12;
    private static final String FOLDER = "static/";
    private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.4/dist/htmx.min.js";
    /** What style there is, from what everything is made of to single pages; pages ask for {@link #STYLE} alone. */
    private static final List<String> STYLE_LAYERS =
            List.of("css/tokens.css", "css/base.css", "css/components.css", "css/grandstand.css", "css/host.css");

    /** All of them, joined: one request. */
    static final String STYLE = "css/all.css";

    private static final Map<String, MediaType> TYPES = Map.of(
            "css", new MediaType("text", "css", StandardCharsets.UTF_8),
            "js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
            "svg", new MediaType("image", "svg+xml", StandardCharsets.UTF_8));

    /** A file as it is, and as most browsers take it. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on as they are, never compared.
    record Asset(MediaType type, byte[] plain, byte[] zipped) {}

    private final SortedMap<String, Asset> assets = new TreeMap<>();
    private final String version;

    Assets(JsonMapper json) {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (Resource resource : resolver.getResources("classpath:/" + FOLDER + "**/*.*")) {
                String address = resource.getURL().toString();
                add(address.substring(address.lastIndexOf(FOLDER) + FOLDER.length()), resource.getContentAsByteArray());
            }
            add("js/htmx.js", resolver.getResource("classpath:/" + HTMX).getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("the pages' files cannot be read", e);
        }
        add(
                STYLE,
                STYLE_LAYERS.stream()
                        .map(layer -> new String(find(layer).orElseThrow().plain(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8));
        for (Words words : Words.ALL) {
            String module = "export default " + json.writeValueAsString(words.patterns("js.")) + ";\n";
            add("js/words-" + words.language() + ".js", module.getBytes(StandardCharsets.UTF_8));
        }
        this.version = hash();
    }

    /** The address of a file; a path without a file is a mistake of ours. */
    String address(String path) {
        if (!assets.containsKey(path)) {
            throw new IllegalArgumentException("no file " + path);
        }
        return ROOT + version + "/" + path;
    }

    Optional<Asset> find(String path) {
        return Optional.ofNullable(assets.get(path));
    }

    String version() {
        return version;
    }

    private void add(String path, byte[] content) {
        MediaType type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("no media type for " + path + "; known: "
                    + TYPES.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        assets.put(path, new Asset(type, content, zip(content)));
    }

    private String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            assets.forEach((path, asset) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update(asset.plain());
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] zip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }
}
