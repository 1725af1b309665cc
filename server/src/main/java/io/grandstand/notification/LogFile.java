package io.grandstand.notification;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file of lines that several processes may append to. When it is full it becomes {@code name.1}, what that was becomes
 * {@code name.2}, and the oldest goes. Logback's files would do that too, but not when several processes write to one, nor
 * tell when a line could not be written.
 */
final class LogFile {

    /** Who may read it, besides whoever owns it. */
    enum Readers {
        /** As other files of the same folder. */
        AS_USUAL,
        /** Nobody. */
        OWNER_ONLY
    }

    private final Path folder;
    private final String name;
    private final long sizeMax;
    private final int filesMax;
    private final Readers readers;

    /** @param sizeMax in bytes */
    LogFile(Path folder, String name, long sizeMax, int filesMax, Readers readers) {
        this.folder = folder;
        this.name = name;
        this.sizeMax = sizeMax;
        this.filesMax = filesMax;
        this.readers = readers;
    }

    /** Appends these lines and has them on the disk when it returns. */
    synchronized void append(List<String> lines) throws IOException {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel lock = openLock();
                var _ = lock.lock()) {
            if (Files.exists(file(0)) && Files.size(file(0)) + text.length > sizeMax) {
                putAside();
            }
            if (!Files.exists(file(0))) {
                create();
            }
            Files.write(file(0), text, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
        }
    }

    /** Reads every line that is kept. */
    synchronized void read(Consumer<String> line) throws IOException {
        try (FileChannel lock = openLock();
                var _ = lock.lock()) {
            for (int age = 0; age < filesMax; age++) {
                if (Files.exists(file(age))) {
                    try (var lines = Files.lines(file(age), StandardCharsets.UTF_8)) {
                        lines.forEach(line);
                    }
                }
            }
        }
    }

    /** With its rights from the first moment on: who opened it before they were set could read all that follows. */
    private void create() throws IOException {
        if (readers == Readers.OWNER_ONLY && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(
                    file(0), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file(0));
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
        return folder.resolve(age == 0 ? name : name + "." + age);
    }

    /** Held while files are written, read or renamed: another process may use the same folder. */
    private FileChannel openLock() throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(
                folder.resolve(name.replace(".log", "") + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }
}
