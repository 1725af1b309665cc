package io.grandstand.site;

import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.kernel.Won;
import io.grandstand.order.CancelTickets;
import io.grandstand.order.CancelTicketsResult;
import io.grandstand.order.CancellationId;
import io.grandstand.order.CancellationOffer;
import io.grandstand.order.Cancellations;
import io.grandstand.order.OrderId;
import io.grandstand.order.TicketFee;
import io.grandstand.order.TicketId;
import io.grandstand.payment.PaymentView;
import io.grandstand.payment.Payments;
import io.grandstand.site.view.CancelPage;
import io.grandstand.site.view.Frame;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Giving tickets back, in two plain forms so that it works without a script: which ones, and then what it comes to. */
@Controller
@Framed
@RunsIn(Role.SITE)
@RequestMapping("/orders/{id}/cancellation")
class CancellationPages {

    private final Pages pages;
    private final Events events;
    private final Cancellations cancellations;
    private final Payments payments;
    private final Ids ids;

    CancellationPages(Pages pages, Events events, Cancellations cancellations, Payments payments, Ids ids) {
        this.pages = pages;
        this.events = events;
        this.cancellations = cancellations;
        this.payments = payments;
        this.ids = ids;
    }

    /** @param asked sent by the form that chooses, also where nothing was chosen in it */
    @GetMapping
    ModelAndView choose(
            @PathVariable UUID id,
            @RequestParam(name = "ticket", required = false) @Nullable List<String> tickets,
            @RequestParam(required = false) @Nullable String asked,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        Set<TicketId> chosen = ids(tickets);
        String wrong = asked != null && chosen.isEmpty() ? "none-chosen" : null;
        return page(id, chosen, wrong, HttpStatus.OK, caller, frame);
    }

    @PostMapping
    ModelAndView cancel(
            @PathVariable UUID id,
            @RequestParam(name = "ticket", required = false) @Nullable List<String> tickets,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String fee,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        Set<TicketId> chosen = ids(tickets);
        Optional<UUID> wish = id(key);
        Optional<Won> agreed = won(fee);
        if (chosen.isEmpty() || wish.isEmpty() || agreed.isEmpty()) {
            return page(id, Set.of(), "none-chosen", HttpStatus.UNPROCESSABLE_CONTENT, caller, frame);
        }
        var command = CancelTickets.byFan(
                new CancellationId(wish.get()), new OrderId(id), caller.account(), Optional.of(chosen), agreed);
        return switch (cancellations.cancel(command)) {
            case CancelTicketsResult.Cancelled cancelled ->
                new ModelAndView(Pages.redirect(new LocalPath("/orders/" + id + "?cancelled="
                        + cancelled.cancellation().id())));
            case CancelTicketsResult.UnknownOrder _ -> pages.notFound();
            case CancelTicketsResult.OtherFee _ -> refused(id, chosen, "other-fee", caller, frame);
            case CancelTicketsResult.TooLate _ -> refused(id, Set.of(), "too-late", caller, frame);
            case CancelTicketsResult.AlreadyUsed _ -> refused(id, Set.of(), "already-used", caller, frame);
            case CancelTicketsResult.AlreadyCancelled _,
                    CancelTicketsResult.UnknownTickets _,
                    CancelTicketsResult.NotBought _,
                    CancelTicketsResult.IdReused _ -> refused(id, Set.of(), "already-cancelled", caller, frame);
        };
    }

    private ModelAndView refused(UUID id, Set<TicketId> chosen, String wrong, Caller caller, Frame frame) {
        return page(id, chosen, wrong, HttpStatus.CONFLICT, caller, frame);
    }

    private ModelAndView page(
            UUID id, Set<TicketId> chosen, @Nullable String wrong, HttpStatus status, Caller caller, Frame frame) {
        Optional<CancellationOffer> offer = cancellations.offer(new OrderId(id), caller.account());
        if (offer.isEmpty()) {
            return pages.notFound();
        }
        var answer = pages.own("cancellation", page(offer.get(), chosen, wrong, frame));
        answer.setStatus(status);
        return answer;
    }

    private CancelPage page(CancellationOffer offer, Set<TicketId> chosen, @Nullable String wrong, Frame frame) {
        var event = events.of(offer.order().performance(), frame.words());
        Predicate<TicketFee> wanted = fee -> chosen.contains(fee.ticket().id());
        boolean sure = offer.tickets().stream().anyMatch(wanted);
        return new CancelPage(
                offer.order().id().toString(),
                event,
                FeeTables.of(
                        offer.terms().fees(), event.startsAt(), offer.terms().zone(), frame.now()),
                offer.rule()
                        .map(rule -> new CancelPage.Rule(
                                rule.percent(), rule.daysBefore().orElse(null), rule.until()))
                        .orElse(null),
                wrong,
                offer.tickets().stream()
                        .filter(sure ? wanted : _ -> true)
                        .map(CancellationPages::ticket)
                        .toList(),
                way(offer),
                sure ? ids.next().toString() : null,
                offer.order().given());
    }

    private String way(CancellationOffer offer) {
        return offer.order()
                .payment()
                .flatMap(id -> payments.find(id, offer.order().account()))
                .map(PaymentView::method)
                .map(Enum::name)
                .orElse("WALLET");
    }

    private static CancelPage.Ticket ticket(TicketFee fee) {
        return new CancelPage.Ticket(
                fee.ticket().id().toString(),
                fee.ticket().label(),
                fee.ticket().price().amount(),
                fee.fee().amount(),
                fee.refund().amount());
    }

    /** What is no id of anything chooses nothing. */
    private static Set<TicketId> ids(@Nullable List<String> texts) {
        return texts == null
                ? Set.of()
                : texts.stream()
                        .limit(CancelTickets.TICKETS_MAX)
                        .flatMap(text -> id(text).stream())
                        .map(TicketId::new)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Won> won(String text) {
        try {
            return Optional.of(new Won(Long.parseLong(text)));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
