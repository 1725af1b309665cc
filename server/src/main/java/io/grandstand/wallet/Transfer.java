package io.grandstand.wallet;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import java.util.Optional;
import java.util.UUID;

/** Money that goes from one account to another: the only way in which a balance changes. */
record Transfer(TransferId id, TransferKind kind, AccountId from, AccountId to, Won amount) {

    /** Where the demo's free money comes from; in production nothing is taken from it. */
    static final AccountId MINT = new AccountId(new UUID(0, 1));
    /** What fans have paid and hosts have not been given yet. */
    static final AccountId SALES = new AccountId(new UUID(0, 2));

    static boolean house(AccountId account) {
        return account.equals(MINT) || account.equals(SALES);
    }

    /** What the ledger knows of an id. */
    sealed interface Known {
        record Moved(Transfer transfer) implements Known {}

        record Declined(AccountId from, AccountId to, Won amount) implements Known {}
    }

    /**
     * Decides about this transfer.
     *
     * @param known what became of its id before
     * @param balance what the giver has; read under its lock
     * @return nothing was decided before and the money may move, or what the answer is
     */
    TransferResult decide(Optional<Known> known, Won balance) {
        if (known.isPresent()) {
            return again(known.get());
        }
        return house(from) || balance.covers(amount) ? new TransferResult.Done() : new TransferResult.NotEnough();
    }

    private TransferResult again(Known known) {
        return switch (known) {
            case Known.Moved(Transfer before) ->
                before.equals(this) ? new TransferResult.Done() : new TransferResult.IdReused();
            case Known.Declined(AccountId giver, AccountId taker, Won asked) ->
                giver.equals(from) && taker.equals(to) && asked.equals(amount)
                        ? new TransferResult.NotEnough()
                        : new TransferResult.IdReused();
        };
    }
}
