package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One purchase, wherever it stands.
 *
 * @param status the words' and the style's name for it
 * @param givenBack of {@code total}, for tickets that were cancelled
 * @param more none where there is no more time to ask for
 * @param timeSaid what became of a wish for more time: its words' key
 * @param payment the last attempt to pay
 * @param failure why that took no money
 * @param checkoutHref where its payer is awaited
 * @param methods by which it can be paid
 * @param tickets that were not given back
 * @param cancellable whether any of them can be given back now
 * @param way by which it was paid, and money goes back
 * @param steps what became of it so far, oldest first
 * @param given whether the house gave it: there is no money in it
 */
public record OrderPage(
        String orderId,
        Event event,
        String status,
        List<Line> lines,
        long total,
        long givenBack,
        Instant payUntil,
        @Nullable MoreTimeForm more,
        @Nullable String timeSaid,
        @Nullable String payment,
        @Nullable String failure,
        @Nullable String checkoutHref,
        List<String> methods,
        long balance,
        List<TicketCard> tickets,
        Fees fees,
        boolean cancellable,
        String way,
        List<Cancelled> cancelled,
        List<Step> steps,
        boolean given) {

    /** One seat and its price, or places in an area and what they cost together. */
    public record Line(String label, long price, boolean cancelled) {}

    /** @param what the ending of its words' key */
    public record Step(String what, Instant at) {}

    /**
     * Tickets that were given back together.
     *
     * @param tickets how many
     * @param refunded whether the money has arrived
     * @param justNow whether who looks has just done it
     */
    public record Cancelled(
            String labels, int tickets, Instant at, long fee, long refund, boolean refunded, boolean justNow) {

        /** The ending of the words' key of what became of the money. */
        public String money(String way) {
            if (refund == 0) {
                return "none";
            }
            return refunded ? "done-" + way : "under-way";
        }
    }

    public OrderPage {
        lines = List.copyOf(lines);
        methods = List.copyOf(methods);
        tickets = List.copyOf(tickets);
        cancelled = List.copyOf(cancelled);
        steps = List.copyOf(steps);
    }

    /** The key of what the page is called. */
    public String title() {
        if (given) {
            return status.equals("COMPLETED") ? "order.title.GIFT" : "order.title.GIFT_BACK";
        }
        return "order.title." + state();
    }

    /** The ending of its words' keys: a payment that waits for its payer is not under way yet. */
    public String state() {
        return checkoutHref == null ? status : "AWAITING";
    }

    public String cancelHref() {
        return "/orders/" + orderId + "/cancellation";
    }

    /** What makes it alive; one with tickets is kept for when there is no network. */
    public @Nullable String script() {
        if (alive()) {
            return "order";
        }
        return tickets.isEmpty() ? null : "tickets";
    }

    public boolean alive() {
        return status.equals("CREATED") || status.equals("PAYING");
    }

    /** Whether its buyer has to do something. */
    public boolean toPay() {
        return status.equals("CREATED") || checkoutHref != null;
    }

    /** What it has cost, with all that was given back. */
    public long remains() {
        return total - givenBack;
    }

    /** What was kept of the price of cancelled tickets. */
    public long keptFees() {
        return cancelled.stream().mapToLong(Cancelled::fee).sum();
    }

    public boolean covered() {
        return balance >= total;
    }

    public boolean payableBy(String method) {
        return methods.contains(method);
    }
}
