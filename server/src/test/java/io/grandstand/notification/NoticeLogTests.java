package io.grandstand.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.kernel.DataSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class NoticeLogTests {

    private static final int FILES_MAX = 3;
    private static final String HALF_A_MEGABYTE = "x".repeat(512 * 1024);

    @TempDir
    Path data = Path.of("");

    @Test
    void beginsANewFileWhenOneIsFullAndKeepsOnlySoMany() throws IOException {
        NoticeLog log = log();
        for (int n = 0; n < 10; n++) {
            log.append(List.of(line(n)));
        }

        try (var files = Files.list(data)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            NoticeLog.FILE, NoticeLog.FILE + ".1", NoticeLog.FILE + ".2", "notices.lock");
        }
        assertThat(data.resolve(NoticeLog.FILE)).content().startsWith(id(9).toString());
        assertThat(data.resolve(NoticeLog.FILE + ".1")).content().startsWith(id(8).toString());
        assertThat(data.resolve(NoticeLog.FILE + ".2")).content().startsWith(id(7).toString());
    }

    @Test
    void knowsWhatIsInTheFilesThatWerePutAside() throws IOException {
        for (int n = 0; n < FILES_MAX; n++) {
            log().append(List.of(line(n)));
        }

        List<NoticeId> asked =
                IntStream.range(0, 5).mapToObj(NoticeLogTests::id).toList();
        assertThat(log().written(asked)).containsExactlyInAnyOrder(id(0), id(1), id(2));
        assertThat(log().written(List.of())).isEmpty();
    }

    @Test
    void fillsAFileBeforeItBeginsAnother() throws IOException {
        NoticeLog log = log();
        for (int n = 0; n < 1000; n++) {
            log.append(List.of(id(n).toString()));
        }
        assertThat(Files.readAllLines(data.resolve(NoticeLog.FILE))).hasSize(1000);
    }

    private NoticeLog log() {
        return new NoticeLog(new DataSettings(data), new NotificationSettings(DataSize.ofMegabytes(1), FILES_MAX));
    }

    private static NoticeId id(int n) {
        return new NoticeId(new UUID(7, n));
    }

    /** Two do not fit into one file. */
    private static String line(int n) {
        return id(n) + " " + HALF_A_MEGABYTE;
    }
}
