package io.grandstand.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The file that every notice is written to, a line of JSON each: the channel of whoever has no other yet. */
@Component
class NoticeLog {

    static final String FILE = "notices.log";

    private final Path file;

    NoticeLog(@Value("${grandstand.data:.grandstand}") Path data) {
        this.file = data.toAbsolutePath().normalize().resolve(FILE);
    }

    /** Appends these lines and has them on the disk when it returns. */
    void append(List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                String.join("\n", lines) + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.DSYNC);
    }

    /** Which of these are in the file already. */
    Set<NoticeId> written(Collection<NoticeId> notices) throws IOException {
        var found = new HashSet<NoticeId>();
        if (notices.isEmpty() || !Files.exists(file)) {
            return found;
        }
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.forEach(line -> notices.stream()
                    .filter(notice -> line.contains(notice.toString()))
                    .forEach(found::add));
        }
        return found;
    }
}
