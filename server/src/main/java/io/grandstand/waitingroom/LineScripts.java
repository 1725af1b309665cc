package io.grandstand.waitingroom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.data.redis.core.script.RedisScript;

/** The scripts of the line, each one atomic step in Redis. */
final class LineScripts {

    /** By Redis' own clock. */
    static final LineScripts LIVE = new LineScripts(read("clock"));

    final RedisScript<String> join;
    final RedisScript<String> admit;
    final RedisScript<String> place;
    final RedisScript<String> quit;
    final RedisScript<String> heartbeat;
    final RedisScript<String> prolong;
    final RedisScript<String> end;
    final RedisScript<String> leave;
    final RedisScript<String> look;
    final RedisScript<String> absent;

    /** Brings a host's decision to Redis; it stands alone, as it is what the others need before they can run. */
    final RedisScript<Long> configure;

    /** Writes what became of a draw into the line of one epoch, and into no other. */
    final RedisScript<Long> draw;

    final RedisScript<Long> reserve;
    final RedisScript<Long> health;
    final RedisScript<Long> pace;

    /** Adds to a room's history, which is no part of the line. */
    static final RedisScript<Long> RECORD = RedisScript.of(read("record"), Long.class);

    /** @param clock in Lua: a function {@code clock()} that tells the time in milliseconds */
    LineScripts(String clock) {
        String line = clock + read("line");
        join = step(line, "join");
        admit = step(line, "admit");
        place = step(line, "place");
        quit = step(line, "quit");
        heartbeat = step(line, "heartbeat");
        prolong = step(line, "prolong");
        end = step(line, "end");
        leave = step(line, "leave");
        look = step(line, "look");
        absent = step(line, "absent");
        configure = RedisScript.of(clock + read("configure"), Long.class);
        draw = RedisScript.of(read("draw"), Long.class);
        reserve = RedisScript.of(read("reserve"), Long.class);
        health = RedisScript.of(clock + read("health"), Long.class);
        pace = RedisScript.of(clock + read("pace"), Long.class);
    }

    private static RedisScript<String> step(String line, String name) {
        return RedisScript.of(line + read(name), String.class);
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
