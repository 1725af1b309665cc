package io.grandstand.wallet;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.ProductionSettings;
import io.grandstand.kernel.Won;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Moves money between accounts: locks, decides, writes. */
@Service
class MovingMoney implements Wallets {

    private final Ledger ledger;
    private final TransactionOperations transactions;
    private final boolean chargeable;

    /** A charge costs nothing in a demo; for real it would have to be paid for, and nobody here can take that money. */
    MovingMoney(Ledger ledger, TransactionOperations transactions, ProductionSettings installation) {
        this.ledger = ledger;
        this.transactions = transactions;
        this.chargeable = !installation.production();
    }

    @Override
    public Won balance(AccountId account) {
        return ledger.balance(account);
    }

    @Override
    public Page<WalletEntry> entries(AccountId account, PageRequest page) {
        return ledger.entries(account, page);
    }

    @Override
    public boolean chargeable() {
        return chargeable;
    }

    @Override
    public ChargeResult charge(TransferId id, AccountId account, Won amount) {
        if (!chargeable) {
            return new ChargeResult.Unavailable();
        }
        if (!amount.covers(CHARGE_MIN) || !CHARGE_MAX.covers(amount)) {
            return new ChargeResult.BadAmount(CHARGE_MIN, CHARGE_MAX);
        }
        var transfer = new Transfer(id, TransferKind.CHARGE, Transfer.MINT, account, amount);
        return transactions.execute(_ -> {
            Won balance = lock(transfer, account);
            Optional<Transfer.Known> known = ledger.find(id);
            if (known.isEmpty() && !BALANCE_MAX.covers(balance.plus(amount))) {
                return new ChargeResult.TooFull(BALANCE_MAX);
            }
            return switch (carryOut(transfer, known, balance)) {
                case TransferResult.Done _ -> new ChargeResult.Charged(ledger.balance(account));
                case TransferResult.IdReused _ -> new ChargeResult.IdReused();
                case TransferResult.NotEnough _ -> throw new IllegalStateException("the mint has no limit");
            };
        });
    }

    @Override
    public TransferResult pay(TransferId id, AccountId account, Won amount) {
        return move(new Transfer(id, TransferKind.PAYMENT, account, Transfer.SALES, amount), account);
    }

    @Override
    public TransferResult giveBack(TransferId id, AccountId account, Won amount) {
        return move(new Transfer(id, TransferKind.REFUND, Transfer.SALES, account, amount), account);
    }

    private TransferResult move(Transfer transfer, AccountId fan) {
        return transactions.execute(_ -> {
            Won balance = lock(transfer, fan);
            return carryOut(transfer, ledger.find(transfer.id()), balance);
        });
    }

    /** Everyone who uses one transfer id for one fan meets here; the look-up by id comes after it, so it is not old. */
    private Won lock(Transfer transfer, AccountId fan) {
        List<AccountId> fans = Stream.of(transfer.from(), transfer.to())
                .filter(account -> !Transfer.house(account))
                .toList();
        Won balance = ledger.lock(fans).get(fan);
        if (balance == null) {
            throw new IllegalStateException("locked, yet without a balance: " + fan);
        }
        return balance;
    }

    private TransferResult carryOut(Transfer transfer, Optional<Transfer.Known> known, Won balance) {
        TransferResult result = transfer.decide(known, balance);
        if (known.isPresent()) {
            return result;
        }
        boolean ours =
                switch (result) {
                    case TransferResult.Done _ -> ledger.append(transfer);
                    case TransferResult.NotEnough _ -> ledger.refuse(transfer);
                    case TransferResult.IdReused _ -> true;
                };
        return ours ? result : new TransferResult.IdReused();
    }
}
