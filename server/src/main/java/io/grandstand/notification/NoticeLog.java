package io.grandstand.notification;

import io.grandstand.kernel.DataSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The file that every notice is written to, a line of JSON each: the channel of whoever has no other yet. When it is full
 * it becomes {@code notices.log.1}, what that was becomes {@code notices.log.2}, and the oldest goes. Logback's files
 * would do that too, but not when several processes write to one, nor tell when a line could not be written.
 */
@Component
class NoticeLog {

    static final String FILE = "notices.log";

    private final Path folder;
    private final long sizeMax;
    private final int filesMax;

    NoticeLog(DataSettings data, NotificationSettings settings) {
        this.folder = data.folder();
        this.sizeMax = settings.logSizeMax().toBytes();
        this.filesMax = settings.logFilesMax();
    }

    /** Appends these lines and has them on the disk when it returns. */
    synchronized void append(List<String> lines) throws IOException {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel lock = openLock();
                var _ = lock.lock()) {
            if (Files.exists(file(0)) && Files.size(file(0)) + text.length > sizeMax) {
                putAside();
            }
            Files.write(file(0), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
        }
    }

    /** Which of these are in the files already. */
    synchronized Set<NoticeId> written(Collection<NoticeId> notices) throws IOException {
        var found = new HashSet<NoticeId>();
        if (notices.isEmpty()) {
            return found;
        }
        try (FileChannel lock = openLock();
                var _ = lock.lock()) {
            for (int age = 0; age < filesMax; age++) {
                if (Files.exists(file(age))) {
                    find(notices, file(age), found);
                }
            }
        }
        return found;
    }

    private static void find(Collection<NoticeId> notices, Path file, Set<NoticeId> found) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.forEach(line -> notices.stream()
                    .filter(notice -> line.contains(notice.toString()))
                    .forEach(found::add));
        }
    }

    private void putAside() throws IOException {
        for (int age = filesMax - 1; age > 0; age--) {
            if (Files.exists(file(age - 1))) {
                Files.move(file(age - 1), file(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path file(int age) {
        return folder.resolve(age == 0 ? FILE : FILE + "." + age);
    }

    /** Held while files are written, read or renamed: another process may use the same folder. */
    private FileChannel openLock() throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(folder.resolve("notices.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
