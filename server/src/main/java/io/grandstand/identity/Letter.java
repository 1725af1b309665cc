package io.grandstand.identity;

import java.time.Duration;

/** What is written to somebody and holds a secret. It is never logged, and never kept where others read. */
public sealed interface Letter {

    AccountLanguage language();

    /** The way to a new password for who forgot the old one. */
    record NewPassword(String email, String nickname, String token, Duration lifetime, AccountLanguage language)
            implements Letter {

        @Override
        public String toString() {
            return "NewPassword[…]";
        }
    }

    /** By following its link somebody shows that mail to this address reaches them. */
    record ConfirmEmail(String email, String nickname, String token, Duration lifetime, AccountLanguage language)
            implements Letter {

        @Override
        public String toString() {
            return "ConfirmEmail[…]";
        }
    }

    /** A text message: who can repeat its code has the phone. */
    record ConfirmPhone(PhoneNumber phone, String code, Duration lifetime, AccountLanguage language) implements Letter {

        @Override
        public String toString() {
            return "ConfirmPhone[…]";
        }
    }
}
