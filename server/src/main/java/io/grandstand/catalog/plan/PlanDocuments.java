package io.grandstand.catalog.plan;

import io.grandstand.catalog.HostedVenues;
import io.grandstand.catalog.PlanImport;
import io.grandstand.catalog.PlanImport.Duplicates;
import io.grandstand.catalog.PlanImport.NotJson;
import io.grandstand.catalog.plan.PlanReading.Sound;
import io.grandstand.catalog.plan.PlanReading.Unsound;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Seating plans in pretix's JSON, schema 0.0.1, with what its editor writes beyond that. */
public final class PlanDocuments {

    private static final int HASH_LENGTH = 32;

    /** Numbers are kept digit by digit, so that an export equals what was imported. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private PlanDocuments() {}

    /** Reads and checks a document that somebody sent. */
    public static PlanReading read(byte[] bytes, Duplicates duplicates) {
        if (bytes.length > HostedVenues.DOCUMENT_BYTES_MAX) {
            return new Unsound(new PlanImport.TooLong(HostedVenues.DOCUMENT_BYTES_MAX));
        }
        JsonNode tree;
        try {
            tree = MAPPER.readTree(bytes);
        } catch (JacksonException broken) {
            return new Unsound(new NotJson(where(broken)));
        }
        if (!(tree instanceof ObjectNode document)) {
            return new Unsound(new NotJson("The plan must be a JSON object."));
        }
        return check(document, duplicates);
    }

    /** A document of ours, in which nothing can be wrong any more. */
    static JsonNode parse(String document) {
        return MAPPER.readTree(document);
    }

    private static PlanReading check(ObjectNode document, Duplicates duplicates) {
        var checker = new PlanChecker(duplicates);
        String name = checker.check(document);
        if (checker.faults().any()) {
            return new Unsound(checker.faults().asBadPlan());
        }
        String kept = MAPPER.writeValueAsString(document);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(kept)) {
            return new Unsound(new NotJson("The plan has half a character: an unpaired surrogate."));
        }
        return new Sound(
                name,
                kept,
                hash(kept),
                checker.sections(),
                checker.categories(),
                checker.areas(),
                checker.seats(),
                checker.renamed());
    }

    private static String where(JacksonException broken) {
        var at = broken.getLocation();
        return at == null
                ? "The plan is not JSON."
                : "The plan is not JSON: line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String hash(String document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
