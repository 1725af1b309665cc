package io.grandstand.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Programs that are unpacked once. They are unpacked beside and then renamed, as a half-unpacked folder would make every
 * later start fail.
 */
final class Binaries {

    /** Puts what a jar holds into a folder. */
    interface Unpacking {
        void into(Path folder) throws IOException;
    }

    private static final System.Logger LOG = System.getLogger(Binaries.class.getName());
    private static final String UNPACKING = ".unpacking-";
    /** Nothing takes this long to unpack, so what is older was left by a process that was killed. */
    private static final Duration UNPACKING_MAX = Duration.ofMinutes(10);

    private final Path folder;

    Binaries(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Returns the folder of the program, unpacked now unless it was there. */
    Path unpacked(String nameAndVersion, Unpacking unpacking) throws IOException {
        Path target = folder.resolve(nameAndVersion);
        if (Files.isDirectory(target)) {
            return target;
        }
        LOG.log(System.Logger.Level.INFO, "unpacks {0}", nameAndVersion);
        Files.createDirectories(folder);
        Path beside = Files.createTempDirectory(folder, nameAndVersion + UNPACKING);
        try {
            deleteLeftovers(nameAndVersion, beside);
            unpacking.into(beside);
            // Temporary folders are closed to others; PostgreSQL may have to run as another user.
            setReadableByAll(beside);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another process unpacked the same at the same time.
            delete(beside);
        } catch (IOException | RuntimeException e) {
            delete(beside);
            throw e;
        }
        return target;
    }

    private void deleteLeftovers(String nameAndVersion, Path beside) throws IOException {
        Instant now = Files.getLastModifiedTime(beside).toInstant();
        try (var leftovers = Files.newDirectoryStream(folder, nameAndVersion + UNPACKING + "*")) {
            for (Path leftover : leftovers) {
                if (Files.getLastModifiedTime(leftover).toInstant().isBefore(now.minus(UNPACKING_MAX))) {
                    delete(leftover);
                }
            }
        }
    }

    private static void setReadableByAll(Path folder) {
        if (!folder.toFile().setReadable(true, false) || !folder.toFile().setExecutable(true, false)) {
            throw new UncheckedIOException(new IOException("cannot open to others: " + folder));
        }
    }

    static InputStream resource(String name) throws IOException {
        InputStream stream = Binaries.class.getClassLoader().getResourceAsStream(name);
        if (stream == null) {
            throw new IOException("not in this build: " + name + " (built for another platform?)");
        }
        return stream;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
