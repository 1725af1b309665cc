package io.grandstand.catalog.poster;

import io.grandstand.catalog.CatalogSettings;
import io.grandstand.catalog.Poster;
import io.grandstand.catalog.PosterHash;
import io.grandstand.kernel.DataSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Posters in a folder that all processes see. */
@Component
class PosterFolder implements PosterStore {

    private final Path folder;

    PosterFolder(CatalogSettings settings, DataSettings data) {
        Path told = settings.posterFolder();
        folder = told == null
                ? data.folder().resolve("posters")
                : told.toAbsolutePath().normalize();
    }

    @Override
    public void keep(PosterHash hash, Poster.Size size, byte[] jpeg) {
        Path file = file(hash, size);
        try {
            if (Files.exists(file)) {
                return;
            }
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(folder, "new-", ".jpg");
            try {
                Files.write(beside, jpeg, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the poster " + file, e);
        }
    }

    @Override
    public Optional<byte[]> find(PosterHash hash, Poster.Size size) {
        Path file = file(hash, size);
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the poster " + file, e);
        }
    }

    @Override
    public void remove(PosterHash hash) {
        for (Poster.Size size : Poster.Size.values()) {
            Path file = file(hash, size);
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete the poster " + file, e);
            }
        }
    }

    private Path file(PosterHash hash, Poster.Size size) {
        return folder.resolve(size.file(hash));
    }
}
