package io.grandstand.notification;

import io.grandstand.identity.AccountLanguage;
import io.grandstand.identity.Profiles;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.notification.NoticeBook.Claim;
import io.grandstand.notification.NoticeBook.Kept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes notices to their log, once each. The database is committed first: a line is claimed, written, and marked. Who
 * dies between the last two leaves a claim behind; whoever takes it over looks into the file before writing. (On another
 * machine, with another file, that look finds nothing: then the line is in both.)
 */
@Component
@RunsIn(Role.NOTIFICATION_CONSUMER)
class NoticeLogJob {

    static final int LINES_MAX = 200;
    static final int ABANDONED_AFTER_SECONDS = 60;

    private static final int ROUNDS_MAX = 50;

    private record Line(String at, UUID notice, UUID account, String kind, String title, String text) {}

    private final NoticeBook book;
    private final NoticeLog log;
    private final Wording wording;
    private final Profiles profiles;
    private final JsonMapper json = JsonMapper.builder().build();

    NoticeLogJob(NoticeBook book, NoticeLog log, Wording wording, Profiles profiles) {
        this.book = book;
        this.log = log;
        this.wording = wording;
        this.profiles = profiles;
    }

    @Scheduled(fixedDelay = 1000)
    void writeDue() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<Claim> claims = book.claimLines(LINES_MAX, ABANDONED_AFTER_SECONDS);
            if (claims.isEmpty()) {
                return;
            }
            write(claims);
        }
    }

    void write(List<Claim> claims) {
        try {
            Set<NoticeId> written = log.written(claims.stream()
                    .filter(Claim::again)
                    .map(claim -> claim.notice().id())
                    .toList());
            Map<AccountId, AccountLanguage> languages = profiles.languages(
                    claims.stream().map(claim -> claim.notice().account()).collect(Collectors.toSet()));
            var lines = new ArrayList<String>();
            for (Claim claim : claims) {
                if (!written.contains(claim.notice().id())) {
                    lines.add(line(
                            claim.notice(),
                            languages
                                    .getOrDefault(claim.notice().account(), AccountLanguage.KOREAN)
                                    .locale()));
                }
            }
            if (!lines.isEmpty()) {
                log.append(lines);
            }
        } catch (IOException e) {
            // The claims stay, and are taken over when they are old enough.
            throw new UncheckedIOException("the log of notices cannot be written", e);
        }
        book.markWritten(claims.stream().map(claim -> claim.notice().id()).toList());
    }

    private String line(Kept notice, Locale locale) {
        return json.writeValueAsString(new Line(
                notice.at().toString(),
                notice.id().value(),
                notice.account().value(),
                notice.content().kind().slug(),
                wording.title(notice.content(), locale),
                wording.body(notice.content(), locale)));
    }
}
