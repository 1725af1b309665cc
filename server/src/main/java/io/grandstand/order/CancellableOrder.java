package io.grandstand.order;

import io.grandstand.catalog.FeeSchedule;
import io.grandstand.kernel.Won;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An order with all that decides what of it may be cancelled, as it was read under its lock.
 *
 * @param tickets all that it ever had
 * @param now the database's clock
 */
record CancellableOrder(Purchase order, List<Ticket> tickets, CancellationTerms terms, Instant startsAt, Instant now) {

    /** What a wish comes to. */
    sealed interface Decision {

        record Cancel(FeeSchedule.Rule rule, List<TicketFee> tickets) implements Decision {

            Won fee() {
                return tickets.stream().map(TicketFee::fee).reduce(Won.ZERO, Won::plus);
            }

            Won refund() {
                return tickets.stream().map(TicketFee::refund).reduce(Won.ZERO, Won::plus);
            }
        }

        record Refuse(CancelTicketsResult.Refused why) implements Decision {}
    }

    CancellableOrder {
        tickets = List.copyOf(tickets);
    }

    /** In this order: it was never bought, no such tickets, cancelled, used, too late, another fee than agreed. */
    Decision decide(CancelTickets wish) {
        if (tickets.isEmpty()) {
            return refuse(new CancelTicketsResult.NotBought(order.state().shown()));
        }
        Set<TicketId> unknown = new LinkedHashSet<>(wish.tickets().orElse(Set.of()));
        tickets.forEach(ticket -> unknown.remove(ticket.id()));
        if (!unknown.isEmpty()) {
            return refuse(new CancelTicketsResult.UnknownTickets(unknown));
        }
        List<Ticket> wanted = wanted(wish);
        Set<TicketId> cancelled = those(wanted, TicketStatus.CANCELLED);
        if (!cancelled.isEmpty()) {
            return refuse(new CancelTicketsResult.AlreadyCancelled(cancelled));
        }
        Set<TicketId> used = those(wanted, TicketStatus.USED);
        if (!used.isEmpty()) {
            return refuse(new CancelTicketsResult.AlreadyUsed(used));
        }
        Optional<FeeSchedule.Rule> rule = rule();
        if (rule.isEmpty()) {
            return refuse(new CancelTicketsResult.TooLate(terms.fees().end(startsAt, terms.zone())));
        }
        var cancel = new Decision.Cancel(rule.get(), fees(wanted, rule.get()));
        boolean agreed = wish.agreed().map(cancel.fee()::equals).orElse(true);
        return agreed ? cancel : refuse(new CancelTicketsResult.OtherFee(cancel.fee(), cancel.refund()));
    }

    private static Decision refuse(CancelTicketsResult.Refused why) {
        return new Decision.Refuse(why);
    }

    /** Without names, all that are left; and where none is, all. */
    private List<Ticket> wanted(CancelTickets wish) {
        Predicate<Ticket> left = ticket -> ticket.status() != TicketStatus.CANCELLED;
        Predicate<Ticket> meant = wish.tickets()
                .<Predicate<Ticket>>map(named -> ticket -> named.contains(ticket.id()))
                .orElse(tickets.stream().anyMatch(left) ? left : _ -> true);
        return tickets.stream().filter(meant).toList();
    }

    private static Set<TicketId> those(List<Ticket> tickets, TicketStatus status) {
        return tickets.stream()
                .filter(ticket -> ticket.status() == status)
                .map(Ticket::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What holds now; tickets of an order are bought together. */
    Optional<FeeSchedule.Rule> rule() {
        return tickets.stream().findFirst().flatMap(ticket -> terms.rule(ticket.issuedAt(), now, startsAt));
    }

    /** What each of those costs that can be cancelled now. */
    List<TicketFee> offered() {
        return rule().map(rule -> fees(
                        tickets.stream()
                                .filter(ticket -> ticket.status() == TicketStatus.VALID)
                                .toList(),
                        rule))
                .orElse(List.of());
    }

    private static List<TicketFee> fees(List<Ticket> tickets, FeeSchedule.Rule rule) {
        return tickets.stream()
                .map(ticket -> new TicketFee(ticket, rule.fee(ticket.price())))
                .toList();
    }

    /** Whether any ticket is left once these are cancelled. */
    boolean leaves(Decision.Cancel cancel) {
        Set<TicketId> gone =
                cancel.tickets().stream().map(fee -> fee.ticket().id()).collect(Collectors.toSet());
        return tickets.stream()
                .anyMatch(ticket -> ticket.status() != TicketStatus.CANCELLED && !gone.contains(ticket.id()));
    }
}
