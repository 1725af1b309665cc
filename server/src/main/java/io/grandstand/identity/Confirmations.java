package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import java.time.Duration;

/** Finding out that an e-mail address and a phone number reach the person who gave them. */
public interface Confirmations {

    /** How many letters the code on a phone has. */
    int CODE_DIGITS = 6;

    /** What can be confirmed. */
    enum Contact {
        EMAIL,
        PHONE
    }

    /** What became of the wish for a letter. */
    sealed interface Asked {

        record Accepted() implements Asked {}

        record AlreadyConfirmed() implements Asked {}

        /** The account has no phone number. */
        record NothingThere() implements Asked {}

        record TooManyAttempts(Duration retryAfter) implements Asked {}
    }

    /** What became of a code. */
    sealed interface CodeResult {

        record Confirmed() implements CodeResult {}

        record WrongCode(int triesLeft) implements CodeResult {}

        /** None was sent, or it is over, or was guessed too often: another one is needed. */
        record NoCode() implements CodeResult {}
    }

    /**
     * Has the link or the code sent, once more if it was before.
     *
     * @param language what it is written in, unless its reader has chosen one
     * @param from the address that asks, for its limit
     */
    Asked ask(AccountId account, Contact contact, AccountLanguage language, String from);

    /** Whether this link's token would be taken. */
    boolean usable(String token);

    /** Whether it was taken: the account's e-mail address is confirmed then. Nobody need be logged in for it. */
    boolean confirmEmail(String token);

    CodeResult confirmPhone(AccountId account, String code);
}
