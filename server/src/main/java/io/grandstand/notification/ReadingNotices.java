package io.grandstand.notification;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.notification.NoticeBook.Kept;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows an account what it was told. */
@Service
class ReadingNotices implements Notices {

    /** Notices that are marked in one statement. */
    private static final int MARKED_MAX = 1_000;

    private final NoticeBook book;
    private final Wording wording;
    private final InstantSource clock;

    ReadingNotices(NoticeBook book, Wording wording, InstantSource clock) {
        this.book = book;
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public Page<Notice> page(AccountId account, Locale locale, PageRequest request) {
        return new Page<>(book.page(account, request), request.page(), request.size(), book.count(account))
                .map(kept -> worded(kept, locale));
    }

    @Override
    public long unread(AccountId account) {
        return book.unread(account);
    }

    @Override
    public boolean markRead(AccountId account, NoticeId notice) {
        return book.markRead(account, notice);
    }

    @Override
    public void markAllRead(AccountId account, @Nullable Instant until) {
        Instant now = clock.instant();
        Instant last = until == null || until.isAfter(now) ? now : until;
        if (last.isBefore(Instant.EPOCH)) {
            // Nobody was told anything then, and not every such moment is one that the database knows.
            return;
        }
        int marked;
        do {
            marked = book.markRead(account, last, MARKED_MAX);
        } while (marked == MARKED_MAX);
    }

    private Notice worded(Kept kept, Locale locale) {
        return new Notice(
                kept.id(),
                kept.content().kind().slug(),
                wording.title(kept.content(), locale),
                wording.body(kept.content(), locale),
                kept.content().order(),
                kept.content().line(),
                kept.at(),
                kept.read());
    }
}
