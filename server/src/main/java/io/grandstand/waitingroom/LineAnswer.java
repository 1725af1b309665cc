package io.grandstand.waitingroom;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What a script of the line says: an outcome, and fields by their names. */
record LineAnswer(String outcome, Map<String, String> fields) {

    LineAnswer {
        fields = Map.copyOf(fields);
    }

    /** Reads {@code KEPT number=7 serving=3}. */
    static LineAnswer parse(String text) {
        String[] words = text.split(" ", -1);
        var fields = new HashMap<String, String>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            fields.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return new LineAnswer(words[0], fields);
    }

    boolean is(String wanted) {
        return outcome.equals(wanted);
    }

    String text(String field) {
        String value = fields.get(field);
        if (value == null) {
            throw new IllegalStateException("the line's answer " + outcome + " has no " + field);
        }
        return value;
    }

    Optional<String> find(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    long number(String field) {
        return Long.parseLong(text(field));
    }

    OptionalLong findNumber(String field) {
        return find(field).stream().mapToLong(Long::parseLong).findFirst();
    }

    int count(String field) {
        return Math.toIntExact(number(field));
    }

    AdmissionId admissionId() {
        return new AdmissionId(UUID.fromString(text("id")));
    }

    Controls controls() {
        return new Controls(flag("opened"), flag("paused"), flag("draining"));
    }

    private boolean flag(String field) {
        return text(field).equals("1");
    }
}
