package io.grandstand.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTests {

    private static final String PROGRAM = "program-1";

    @TempDir
    Path folder;

    @Test
    void unpacksAgainWhatWasUnpackedByHalf() throws IOException {
        var binaries = new Binaries(folder);

        assertThatThrownBy(() -> binaries.unpacked(PROGRAM, beside -> {
                    Files.writeString(beside.resolve("first"), "half");
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(folder).isEmptyDirectory();

        Path whole = binaries.unpacked(PROGRAM, beside -> Files.writeString(beside.resolve("first"), "whole"));
        assertThat(whole.resolve("first")).hasContent("whole");
    }

    @Test
    void clearsAwayWhatAKilledProcessLeft() throws IOException {
        Path leftover = Files.createDirectory(folder.resolve(PROGRAM + ".unpacking-1"));
        FileTime created = Files.getLastModifiedTime(leftover);
        Files.setLastModifiedTime(leftover, FileTime.from(created.toInstant().minus(Duration.ofHours(1))));
        Path other = Files.createDirectory(folder.resolve(PROGRAM + ".unpacking-2"));

        new Binaries(folder).unpacked(PROGRAM, beside -> {});

        assertThat(leftover).doesNotExist();
        // It may still be at it.
        assertThat(other).exists();
    }

    @Test
    void unpacksOnce() throws IOException {
        var binaries = new Binaries(folder);
        Path first = binaries.unpacked(PROGRAM, beside -> Files.writeString(beside.resolve("file"), "first"));

        Path second = binaries.unpacked(PROGRAM, beside -> Files.writeString(beside.resolve("file"), "second"));

        assertThat(second).isEqualTo(first);
        assertThat(second.resolve("file")).hasContent("first");
    }
}
