package io.grandstand.site;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.kernel.Won;
import io.grandstand.order.OrderId;
import io.grandstand.order.OrderStatus;
import io.grandstand.order.OrderView;
import io.grandstand.order.Orders;
import io.grandstand.site.view.WalletPage;
import io.grandstand.wallet.ChargeResult;
import io.grandstand.wallet.TransferId;
import io.grandstand.wallet.WalletEntry;
import io.grandstand.wallet.Wallets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private final Orders orders;
    private final Ids ids;

    WalletPages(Pages pages, Wallets wallets, Orders orders, Ids ids) {
        this.pages = pages;
        this.wallets = wallets;
        this.orders = orders;
        this.ids = ids;
    }

    /** @param order for which money is missing; what is none of theirs that waits to be paid is no order */
    @GetMapping
    ModelAndView wallet(
            Caller caller,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String charged,
            @RequestParam(defaultValue = "") String order) {
        Optional<OrderView> waiting = unpaid(order, caller.account());
        WalletPage wallet = page(caller.account(), page, null, null, charged, waiting);
        return Pages.listed(wallet.entries(), pages.own("wallet", wallet));
    }

    @PostMapping("/charges")
    ModelAndView charge(
            Caller caller,
            @RequestParam(defaultValue = "") String chargeId,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String order) {
        AccountId account = caller.account();
        Optional<OrderView> waiting = unpaid(order, account);
        TransferId id = id(chargeId);
        OptionalLong typed = number(amount);
        if (id == null || typed.isEmpty()) {
            return refused(account, id == null ? "wallet.again" : "wallet.not-a-number", amount, waiting);
        }
        Won won = won(typed);
        if (won == null) {
            return refused(account, "wallet.bad-amount", amount, waiting);
        }
        return switch (wallets.charge(id, account, won)) {
            case ChargeResult.Charged _ -> new ModelAndView(Pages.redirect(after(won, waiting)));
            case ChargeResult.BadAmount _ -> refused(account, "wallet.bad-amount", amount, waiting);
            case ChargeResult.TooFull _ -> refused(account, "wallet.too-full", amount, waiting);
            case ChargeResult.IdReused _ -> refused(account, "wallet.again", amount, waiting);
            case ChargeResult.Unavailable _ -> refused(account, "wallet.not-chargeable", amount, waiting);
        };
    }

    /** Back to the order for which it was. */
    private static LocalPath after(Won charged, Optional<OrderView> waiting) {
        return new LocalPath(waiting.map(order -> "/orders/" + order.id())
                .orElseGet(() -> "/me/wallet?charged=" + charged.amount()));
    }

    private Optional<OrderView> unpaid(String order, AccountId account) {
        return uuid(order)
                .flatMap(id -> orders.find(new OrderId(id), account))
                .filter(found -> found.status() == OrderStatus.CREATED);
    }

    private ModelAndView refused(AccountId account, String wrong, String typed, Optional<OrderView> waiting) {
        var answer = pages.own("wallet", page(account, null, wrong, typed, null, waiting));
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    private WalletPage page(
            AccountId account,
            @Nullable String page,
            @Nullable String wrong,
            @Nullable String typed,
            @Nullable String charged,
            Optional<OrderView> waiting) {
        var entries = wallets.entries(account, Paging.request(page, ENTRIES_MAX));
        Won justCharged = charged == null ? null : won(number(charged));
        Won balance = wallets.balance(account);
        String amount = typed == null ? missing(balance, waiting) : typed;
        String kept = waiting.map(order -> "&order=" + order.id()).orElse("");
        return new WalletPage(
                balance.amount(),
                Paging.of(entries, number -> "/me/wallet?page=" + number + kept, list -> list.stream()
                        .map(WalletPages::entry)
                        .toList()),
                wallets.chargeable(),
                ids.next().toString(),
                SUGGESTIONS,
                Wallets.CHARGE_MIN.amount(),
                Wallets.CHARGE_MAX.amount(),
                wrong,
                amount.substring(0, Math.min(amount.length(), TYPED_LENGTH_MAX)),
                justCharged == null ? null : justCharged.amount(),
                waiting.map(order -> new WalletPage.Waiting(
                                order.id().toString(),
                                order.performance().value(),
                                order.total().amount(),
                                order.payUntil()))
                        .orElse(null));
    }

    /** What it takes to pay the order; nothing where the wallet holds enough. */
    private static String missing(Won balance, Optional<OrderView> waiting) {
        return waiting.filter(order -> !balance.covers(order.total()))
                .map(order -> Math.clamp(
                        order.total().minus(balance).amount(),
                        Wallets.CHARGE_MIN.amount(),
                        Wallets.CHARGE_MAX.amount()))
                .map(amount -> Long.toString(amount))
                .orElse("");
    }

    private static WalletPage.Entry entry(WalletEntry entry) {
        return new WalletPage.Entry(entry.kind().name().toLowerCase(Locale.ROOT), entry.change(), entry.at());
    }

    private static @Nullable TransferId id(String text) {
        return uuid(text).map(TransferId::new).orElse(null);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
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
