package io.grandstand.site.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Giving tickets of an order back: first which, then whether really.
 *
 * @param rule that holds now; none where nothing can be given back
 * @param wrong what is said of what was wished, as the ending of its words' key
 * @param tickets those that can be given back; once they are chosen, the chosen ones alone
 * @param way by which the money goes back
 * @param key by which the wish is known if it comes twice; none before tickets are chosen
 * @param given whether the house gave them: there is no money in it
 */
public record CancelPage(
        String orderId,
        Event event,
        Fees fees,
        @Nullable Rule rule,
        @Nullable String wrong,
        List<Ticket> tickets,
        String way,
        @Nullable String key,
        boolean given) {

    /** @param daysBefore of the step that holds; none where the tickets were just bought */
    public record Rule(int percent, @Nullable Integer daysBefore, Instant until) {

        /** The ending of its words' key. */
        public String kind() {
            if (daysBefore == null) {
                return "just-bought";
            }
            return percent == 0 ? "free" : "fee";
        }
    }

    public record Ticket(String ticketId, String label, long price, long fee, long refund) {}

    public CancelPage {
        tickets = List.copyOf(tickets);
    }

    public boolean chosen() {
        return key != null;
    }

    public long price() {
        return tickets.stream().mapToLong(Ticket::price).sum();
    }

    public long fee() {
        return tickets.stream().mapToLong(Ticket::fee).sum();
    }

    public long refund() {
        return tickets.stream().mapToLong(Ticket::refund).sum();
    }

    public String orderHref() {
        return "/orders/" + orderId;
    }

    public String href() {
        return orderHref() + "/cancellation";
    }
}
