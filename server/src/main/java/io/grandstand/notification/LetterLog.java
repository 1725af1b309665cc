package io.grandstand.notification;

import io.grandstand.identity.Letter;
import io.grandstand.identity.LetterCarrier;
import io.grandstand.kernel.DataSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where letters go as long as no company carries them: a file of its own that only its owner can read, a line of JSON each.
 * Their secrets must not be in a log that others read, or that is shipped elsewhere.
 */
@Component
class LetterLog implements LetterCarrier {

    static final String FILE = "mail.log";

    private record Line(Instant at, String by, String to, String subject, String text) {}

    private final LetterWording wording;
    private final InstantSource clock;
    private final LogFile file;
    private final JsonMapper json = JsonMapper.builder().build();

    LetterLog(LetterWording wording, InstantSource clock, DataSettings data, NotificationSettings settings) {
        this.wording = wording;
        this.clock = clock;
        this.file = new LogFile(
                data.folder(),
                FILE,
                settings.logSizeMax().toBytes(),
                settings.logFilesMax(),
                LogFile.Readers.OWNER_ONLY);
    }

    @Override
    public void bring(Letter letter) {
        var words = wording.of(letter);
        Line line =
                switch (letter) {
                    case Letter.NewPassword mail -> line("mail", mail.email(), words);
                    case Letter.ConfirmEmail mail -> line("mail", mail.email(), words);
                    case Letter.ConfirmPhone text -> line("text", text.phone().international(), words);
                };
        try {
            file.append(List.of(json.writeValueAsString(line)));
        } catch (IOException e) {
            throw new UncheckedIOException("the log of letters cannot be written", e);
        }
    }

    private Line line(String by, String to, LetterWording.Words words) {
        return new Line(clock.instant(), by, to, words.subject(), words.text());
    }
}
