package io.grandstand.identity;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A fan's new account, with what they agreed to and the letters that they get: all of it or nothing. */
@Component
class NewAccounts {

    private final AccountTable accounts;
    private final ConsentTable consents;
    private final LetterTable letters;
    private final TransactionTemplate transaction;

    NewAccounts(AccountTable accounts, ConsentTable consents, LetterTable letters, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.consents = consents;
        this.letters = letters;
        this.transaction = transaction;
    }

    /** Throws {@link org.springframework.dao.DuplicateKeyException} naming the index whose value is taken. */
    void insert(AccountTable.NewRow row, SignUp command) {
        transaction.executeWithoutResult(_ -> {
            accounts.insert(row);
            accounts.chooseLanguage(row.id(), command.language());
            command.agreed().forEach((document, version) -> consents.keep(row.id(), document, version));
            letters.add(LetterTable.Kind.CONFIRM_EMAIL, row.id(), command.language());
            letters.add(LetterTable.Kind.CONFIRM_PHONE, row.id(), command.language());
        });
    }
}
