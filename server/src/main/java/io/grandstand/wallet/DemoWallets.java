package io.grandstand.wallet;

import io.grandstand.identity.Accounts;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.DemoDataset;
import io.grandstand.kernel.Won;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The money that demo fans start with. */
@Component
@Order(30)
class DemoWallets implements DemoDataset {

    static final Won GIFT = new Won(1_000_000);

    private static final int FANS_A_STATEMENT_MAX = 10_000;

    private final Accounts accounts;
    private final Ledger ledger;

    DemoWallets(Accounts accounts, Ledger ledger) {
        this.accounts = accounts;
        this.ledger = ledger;
    }

    @Override
    public void load() {
        List<AccountId> fans = accounts.demoFans();
        for (int from = 0; from < fans.size(); from += FANS_A_STATEMENT_MAX) {
            int to = Math.min(from + FANS_A_STATEMENT_MAX, fans.size());
            ledger.giveOnce(fans.subList(from, to), GIFT, DemoWallets::giftOf);
        }
    }

    private static TransferId giftOf(AccountId fan) {
        return new TransferId(UUID.nameUUIDFromBytes(("demo gift to " + fan).getBytes(StandardCharsets.UTF_8)));
    }
}
