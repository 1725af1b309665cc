package io.grandstand.notification;

import io.grandstand.kernel.DataSettings;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The file that every notice is written to, a line of JSON each: the channel of whoever has no other yet. */
@Component
class NoticeLog {

    static final String FILE = "notices.log";

    private final LogFile file;

    NoticeLog(DataSettings data, NotificationSettings settings) {
        this.file = new LogFile(
                data.folder(), FILE, settings.logSizeMax().toBytes(), settings.logFilesMax(), LogFile.Readers.AS_USUAL);
    }

    /** Appends these lines and has them on the disk when it returns. */
    void append(List<String> lines) throws IOException {
        file.append(lines);
    }

    /** Which of these are in the files already. */
    Set<NoticeId> written(Collection<NoticeId> notices) throws IOException {
        var found = new HashSet<NoticeId>();
        if (!notices.isEmpty()) {
            file.read(line -> notices.stream()
                    .filter(notice -> line.contains(notice.toString()))
                    .forEach(found::add));
        }
        return found;
    }
}
