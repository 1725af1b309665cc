package io.grandstand.identity;

import io.grandstand.identity.LetterTable.Due;
import io.grandstand.kernel.DueWork;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has letters written that are due. */
@Component
@RunsIn(Role.IDENTITY_JOBS)
class LetterJob implements DisposableBean {

    /** So many are on their way at once, and no more are taken than are written. */
    private static final int LETTERS_AT_ONCE_MAX = 16;

    private final DueWork<Due> due;

    LetterJob(SendingLetters sending) {
        this.due = new DueWork<>("letter", LETTERS_AT_ONCE_MAX, sending::claim, sending::send);
    }

    @Scheduled(fixedDelay = 500)
    void walk() {
        due.begin();
    }

    @Override
    public void destroy() {
        due.close();
    }
}
