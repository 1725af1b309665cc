package io.grandstand.waitingroom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.data.redis.core.script.RedisScript;

/** The scripts of the line, each one atomic step in Redis. */
final class LineScripts {

    static final RedisScript<String> JOIN = step("join");
    static final RedisScript<String> ADMIT = step("admit");
    static final RedisScript<String> PLACE = step("place");
    static final RedisScript<String> HEARTBEAT = step("heartbeat");
    static final RedisScript<String> END = step("end");
    static final RedisScript<String> LEAVE = step("leave");
    static final RedisScript<String> LOOK = step("look");
    static final RedisScript<String> ABSENT = step("absent");

    /** Brings a host's decision to Redis; it stands alone, as it is what the others need before they can run. */
    static final RedisScript<String> CONFIGURE = RedisScript.of(read("configure"), String.class);

    /** Writes what became of a draw into the line of one epoch, and into no other. */
    static final RedisScript<Long> DRAW = RedisScript.of(read("draw"), Long.class);

    /** Adds to a room's history, which is no part of the line. */
    static final RedisScript<Long> RECORD = RedisScript.of(read("record"), Long.class);

    private LineScripts() {}

    private static RedisScript<String> step(String name) {
        return RedisScript.of(read("line") + read(name), String.class);
    }

    private static String read(String name) {
        String path = "/waitingroom/" + name + ".lua";
        try (InputStream in = LineScripts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
