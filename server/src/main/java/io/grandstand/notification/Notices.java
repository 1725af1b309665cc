package io.grandstand.notification;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.util.Locale;

/** The inbox of an account. */
public interface Notices {

    /** Newest first, in Korean or English. */
    Page<Notice> page(AccountId account, Locale locale, PageRequest request);

    long unread(AccountId account);

    /** Whether there is such a notice in this account's inbox; it is read from now on, if it was not before. */
    boolean markRead(AccountId account, NoticeId notice);
}
