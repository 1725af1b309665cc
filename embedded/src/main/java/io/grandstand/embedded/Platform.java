package io.grandstand.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What differs from one operating system to the next. */
final class Platform {

    private static final boolean MAC =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");

    private Platform() {}

    static String postgresArchive() {
        return "postgres-" + (MAC ? "darwin-" : "linux-") + (ARM ? "arm_64" : "x86_64") + ".txz";
    }

    static String redisProgram() {
        if (MAC) {
            return "redis-server-6.2.6-v5-darwin-" + (ARM ? "arm64" : "amd64");
        }
        return ARM ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }

    /**
     * The command in a session of its own: {@code Ctrl-C} in a terminal reaches every process of the group, and a server
     * must not stop before those that use it.
     */
    static List<String> inOwnSession(List<String> command) {
        var whole = new ArrayList<>(
                MAC ? List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die", "--") : List.of("setsid"));
        whole.addAll(command);
        return whole;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs a command to its end, its output into the log. */
    static void run(List<String> command, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(
                    command.getFirst() + " … " + command.getLast() + " ended with " + status + ", see " + log);
        }
    }
}
