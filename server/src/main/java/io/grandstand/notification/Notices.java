package io.grandstand.notification;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The inbox of an account. */
public interface Notices {

    /** Newest first, in Korean or English. */
    Page<Notice> page(AccountId account, Locale locale, PageRequest request);

    long unread(AccountId account);

    /** Whether there is such a notice in this account's inbox; it is read from now on, if it was not before. */
    boolean markRead(AccountId account, NoticeId notice);

    /**
     * All that is in this account's inbox is read from now on, if it was not before.
     *
     * @param until what has come after that stays as it is, as nobody has seen it yet; now where it is missing or still to
     *     come
     */
    void markAllRead(AccountId account, @Nullable Instant until);
}
