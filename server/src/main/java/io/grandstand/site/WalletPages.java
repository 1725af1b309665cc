package io.grandstand.site;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.kernel.Won;
import io.grandstand.site.view.WalletPage;
import io.grandstand.wallet.ChargeResult;
import io.grandstand.wallet.TransferId;
import io.grandstand.wallet.WalletEntry;
import io.grandstand.wallet.Wallets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A fan's wallet; a plain form, so that it works without a script. */
@Controller
@Framed
@RunsIn(Role.SITE)
@RequestMapping("/me/wallet")
class WalletPages {

    private static final int ENTRIES_MAX = 20;
    /** Of an amount that is shown again. */
    private static final int TYPED_LENGTH_MAX = 40;

    private static final List<Long> SUGGESTIONS = List.of(10_000L, 50_000L, 100_000L);

    private final Pages pages;
    private final Wallets wallets;
    private final Ids ids;

    WalletPages(Pages pages, Wallets wallets, Ids ids) {
        this.pages = pages;
        this.wallets = wallets;
        this.ids = ids;
    }

    @GetMapping
    ModelAndView wallet(
            Caller caller,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String charged) {
        WalletPage wallet = page(caller.account(), page, null, "", charged);
        return Pages.listed(wallet.entries(), pages.own("wallet", wallet));
    }

    @PostMapping("/charges")
    ModelAndView charge(
            Caller caller,
            @RequestParam(defaultValue = "") String chargeId,
            @RequestParam(defaultValue = "") String amount) {
        TransferId id = id(chargeId);
        OptionalLong typed = number(amount);
        if (id == null || typed.isEmpty()) {
            return refused(caller.account(), id == null ? "wallet.again" : "wallet.not-a-number", amount);
        }
        Won won = won(typed);
        if (won == null) {
            return refused(caller.account(), "wallet.bad-amount", amount);
        }
        return switch (wallets.charge(id, caller.account(), won)) {
            case ChargeResult.Charged _ ->
                new ModelAndView(Pages.redirect(new LocalPath("/me/wallet?charged=" + won.amount())));
            case ChargeResult.BadAmount _ -> refused(caller.account(), "wallet.bad-amount", amount);
            case ChargeResult.TooFull _ -> refused(caller.account(), "wallet.too-full", amount);
            case ChargeResult.IdReused _ -> refused(caller.account(), "wallet.again", amount);
            case ChargeResult.Unavailable _ -> refused(caller.account(), "wallet.not-chargeable", amount);
        };
    }

    private ModelAndView refused(AccountId account, String wrong, String typed) {
        var answer = pages.own("wallet", page(account, null, wrong, typed, null));
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    private WalletPage page(
            AccountId account, @Nullable String page, @Nullable String wrong, String typed, @Nullable String charged) {
        var entries = wallets.entries(account, Paging.request(page, ENTRIES_MAX));
        Won justCharged = charged == null ? null : won(number(charged));
        return new WalletPage(
                wallets.balance(account).amount(),
                Paging.of(entries, number -> "/me/wallet?page=" + number, list -> list.stream()
                        .map(WalletPages::entry)
                        .toList()),
                wallets.chargeable(),
                ids.next().toString(),
                SUGGESTIONS,
                Wallets.CHARGE_MIN.amount(),
                Wallets.CHARGE_MAX.amount(),
                wrong,
                typed.substring(0, Math.min(typed.length(), TYPED_LENGTH_MAX)),
                justCharged == null ? null : justCharged.amount());
    }

    private static WalletPage.Entry entry(WalletEntry entry) {
        return new WalletPage.Entry(entry.kind().name().toLowerCase(Locale.ROOT), entry.change(), entry.at());
    }

    private static @Nullable TransferId id(String text) {
        try {
            return new TransferId(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    /** As people write it: with commas, perhaps. */
    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.replace(",", "").strip()));
        } catch (NumberFormatException notOne) {
            return OptionalLong.empty();
        }
    }

    private static @Nullable Won won(OptionalLong number) {
        try {
            return number.isEmpty() ? null : new Won(number.getAsLong());
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
