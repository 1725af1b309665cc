package io.grandstand.notification;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.notification.NoticeBook.Kept;
import java.util.Locale;
import org.springframework.stereotype.Service;

/** Shows an account what it was told. */
@Service
class ReadingNotices implements Notices {

    private final NoticeBook book;
    private final Wording wording;

    ReadingNotices(NoticeBook book, Wording wording) {
        this.book = book;
        this.wording = wording;
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
