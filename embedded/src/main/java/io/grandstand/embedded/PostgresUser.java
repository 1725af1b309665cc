package io.grandstand.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whom PostgreSQL runs as: it refuses root, which containers and build machines often are. */
enum PostgresUser {
    /** Whoever we are. */
    SELF(List.of(), -1),
    /** Root, under another number in a user namespace, so that the files stay ours. */
    ROOT_IN_A_NAMESPACE(List.of("unshare", "--user"), 0),
    /** Nobody, where user namespaces are not allowed; the data folder must not lie in one that is closed to others. */
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), 65534);

    @SuppressWarnings("ImmutableEnumChecker") // List.of: nobody can change it.
    private final List<String> prefix;

    private final int owner;

    PostgresUser(List<String> prefix, int owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    static PostgresUser choose() throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return SELF;
        }
        Process namespace = new ProcessBuilder(ROOT_IN_A_NAMESPACE.command(List.of("true")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return namespace.waitFor() == 0 ? ROOT_IN_A_NAMESPACE : NOBODY;
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Makes files theirs, unless they are already: an earlier run may have chosen differently. */
    void own(Path path) throws IOException {
        if (owner < 0 || Files.getAttribute(path, "unix:uid").equals(owner)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.toList()) {
                Files.setAttribute(each, "unix:uid", owner);
                Files.setAttribute(each, "unix:gid", owner);
            }
        }
    }
}
