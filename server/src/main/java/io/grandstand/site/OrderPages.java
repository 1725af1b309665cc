package io.grandstand.site;

import io.grandstand.catalog.Place;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.Cancellation;
import io.grandstand.order.CancellationOffer;
import io.grandstand.order.Cancellations;
import io.grandstand.order.OrderHistories;
import io.grandstand.order.OrderId;
import io.grandstand.order.OrderLine;
import io.grandstand.order.OrderStatus;
import io.grandstand.order.OrderView;
import io.grandstand.order.Orders;
import io.grandstand.order.Ticket;
import io.grandstand.order.TicketStatus;
import io.grandstand.site.view.Event;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.OrderCard;
import io.grandstand.site.view.OrderPage;
import io.grandstand.site.view.Paged;
import io.grandstand.site.view.TicketCard;
import io.grandstand.site.view.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A fan's purchases: one to be paid or paid, all of them, and the tickets that came of them. */
@Controller
@Framed
@RunsIn(Role.SITE)
class OrderPages {

    private static final int ORDERS_MAX = 10;
    private static final int TICKETS_MAX = 20;

    /** What is shown in one line. */
    private record LineOf(Place place, boolean cancelled) {}

    private final Pages pages;
    private final Events events;
    private final Orders orders;
    private final Cancellations cancellations;
    private final OrderHistories histories;
    private final PayingPart paying;

    OrderPages(
            Pages pages,
            Events events,
            Orders orders,
            Cancellations cancellations,
            OrderHistories histories,
            PayingPart paying) {
        this.pages = pages;
        this.events = events;
        this.orders = orders;
        this.cancellations = cancellations;
        this.histories = histories;
        this.paying = paying;
    }

    @GetMapping("/orders/{id}")
    ModelAndView order(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cancelled,
            @RequestParam(required = false) @Nullable String time,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return cancellations
                .offer(new OrderId(id), caller.account())
                .map(offer -> pages.own("order", page(offer, cancelled, time, frame)))
                .orElseGet(pages::notFound);
    }

    private OrderPage page(CancellationOffer offer, @Nullable String cancelled, @Nullable String time, Frame frame) {
        Words words = frame.words();
        OrderView order = offer.order();
        Event event = events.of(order.performance(), words);
        PayingPart.Paying pay = paying.of(order, words);
        return new OrderPage(
                order.id().toString(),
                event,
                status(order),
                lines(order, words),
                order.total().amount(),
                order.givenBack().amount(),
                order.payUntil(),
                pay.more().orElse(null),
                TimeOnRequest.said(time, order.status()).orElse(null),
                pay.id().orElse(null),
                pay.failure().orElse(null),
                pay.checkoutHref().orElse(null),
                pay.methods(),
                pay.balance(),
                order.tickets().stream()
                        .filter(ticket -> ticket.status() != TicketStatus.CANCELLED)
                        .map(ticket -> card(ticket, event))
                        .toList(),
                FeeTables.of(
                        offer.terms().fees(), event.startsAt(), offer.terms().zone(), frame.now()),
                !offer.tickets().isEmpty(),
                pay.way(),
                offer.cancelled().stream()
                        .map(back -> cancelled(back, back.id().toString().equals(cancelled)))
                        .toList(),
                histories.of(order.id(), order.account()).orElse(List.of()).stream()
                        .map(step -> new OrderPage.Step(step.what().slug(), step.at()))
                        .toList(),
                order.given());
    }

    /** One that was given up and one whose tickets were given back are cancelled, but not the same to their fan. */
    private static String status(OrderView order) {
        boolean givenBack =
                order.status() == OrderStatus.CANCELLED && !order.tickets().isEmpty();
        return givenBack ? "GIVEN_BACK" : order.status().name();
    }

    private static OrderPage.Cancelled cancelled(Cancellation cancellation, boolean justNow) {
        return new OrderPage.Cancelled(
                cancellation.tickets().stream().map(Ticket::label).collect(Collectors.joining(", ")),
                cancellation.tickets().size(),
                cancellation.at(),
                cancellation.fee().amount(),
                cancellation.refund().amount(),
                cancellation.refunded(),
                justNow);
    }

    /** Lines and tickets come in the same order; before it is paid there are no tickets. */
    private static List<OrderPage.Line> lines(OrderView order, Words words) {
        var lines = new LinkedHashMap<LineOf, List<OrderLine>>();
        for (int line = 0; line < order.lines().size(); line++) {
            boolean cancelled =
                    !order.tickets().isEmpty() && order.tickets().get(line).status() == TicketStatus.CANCELLED;
            var of = new LineOf(order.lines().get(line).place(), cancelled);
            lines.computeIfAbsent(of, _ -> new ArrayList<>()).add(order.lines().get(line));
        }
        return lines.entrySet().stream()
                .map(same -> line(same.getValue(), same.getKey().cancelled(), words))
                .toList();
    }

    private static OrderPage.Line line(List<OrderLine> same, boolean cancelled, Words words) {
        OrderLine first = same.getFirst();
        String label = same.size() == 1 ? first.label() : words.say("order.places", first.label(), same.size());
        return new OrderPage.Line(label, first.price().amount() * same.size(), cancelled);
    }

    private TicketCard card(Ticket ticket, Event event) {
        String code = orders.code(ticket).orElse(null);
        return new TicketCard(
                ticket.id().toString(),
                ticket.order().toString(),
                event,
                ticket.label(),
                ticket.place() instanceof SeatNo,
                ticket.status().name().toLowerCase(Locale.ROOT),
                code,
                code != null && ticket.status() == TicketStatus.VALID ? QrCodes.of(code) : null);
    }

    @GetMapping("/me/orders")
    ModelAndView mine(
            Caller caller,
            @RequestParam(required = false) @Nullable String page,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        var found = orders.of(caller.account(), Paging.request(page, ORDERS_MAX));
        Paged<OrderCard> list = Paging.of(found, number -> "/me/orders?page=" + number, some -> some.stream()
                .map(order -> card(order, frame.words()))
                .toList());
        return Pages.listed(list, pages.own("orders", list));
    }

    private OrderCard card(OrderView order, Words words) {
        return new OrderCard(
                order.id().toString(),
                events.of(order.performance(), words),
                order.given() ? statusOfGift(order) : status(order),
                order.lines().size(),
                (int) order.tickets().stream()
                        .filter(ticket -> ticket.status() == TicketStatus.CANCELLED)
                        .count(),
                order.total().amount(),
                order.givenBack().amount(),
                order.createdAt(),
                order.given());
    }

    private static String statusOfGift(OrderView order) {
        return order.status() == OrderStatus.COMPLETED ? "GIFT" : "GIFT_BACK";
    }

    @GetMapping("/me/tickets")
    ModelAndView tickets(
            Caller caller,
            @RequestParam(required = false) @Nullable String page,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        var found = orders.ticketsOf(caller.account(), Paging.request(page, TICKETS_MAX));
        Paged<TicketCard> list = Paging.of(found, number -> "/me/tickets?page=" + number, some -> some.stream()
                .map(ticket -> card(ticket, events.of(ticket.performance(), frame.words())))
                .toList());
        return Pages.listed(list, pages.own("tickets", list));
    }
}
