package io.grandstand.site;

import io.grandstand.booking.HouseSeats;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.identity.EmailAddress;
import io.grandstand.kernel.AccountId;
import io.grandstand.order.GiftId;
import io.grandstand.order.GiveTickets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a host typed who gives tickets away.
 *
 * @param values by field
 */
record GiftForm(Map<String, String> values) {

    static final List<String> FIELDS =
            List.of("guest", "section", "rows", "seats", SeatTyping.PICKED, "area", "places", "reason");

    /** What it comes to. */
    sealed interface Read {

        record Given(GiveTickets wish) implements Read {}

        /** @param what the field, or the ending of the words' key of what concerns no single one */
        record Unreadable(String what) implements Read {}
    }

    static GiftForm of(Map<String, String> typed) {
        return new GiftForm(FIELDS.stream()
                .collect(Collectors.toUnmodifiableMap(
                        field -> field, field -> text(field, typed.getOrDefault(field, "")))));
    }

    private static String text(String field, String typed) {
        // What is longer is no address, and must not become one by being cut. Seats of a map that are cut are more than
        // may be given all the same.
        return field.equals("guest")
                ? cut(typed.strip(), EmailAddress.LENGTH_MAX + 1)
                : cut(typed, SeatTyping.LENGTH_MAX).strip();
    }

    private static String cut(String text, int lengthMax) {
        return text.substring(0, Math.min(text.length(), lengthMax));
    }

    private String value(String field) {
        return values.getOrDefault(field, "");
    }

    Read read(GiftId id, PerformanceTerms terms, AccountId host) {
        Optional<EmailAddress> guest = EmailAddress.parse(value("guest"));
        if (guest.isEmpty()) {
            return new Read.Unreadable("guest");
        }
        var seats = new TreeSet<SeatNo>();
        Optional<String> wrong = seats(terms.plan(), seats).or(this::places).or(this::reason);
        if (wrong.isPresent()) {
            return new Read.Unreadable(wrong.get());
        }
        return wish(seats)
                .<Read>map(wish -> new Read.Given(new GiveTickets(
                        id,
                        terms.id(),
                        host,
                        guest.get(),
                        wish,
                        Optional.of(value("reason")).filter(text -> !text.isEmpty()))))
                .orElseGet(() -> new Read.Unreadable(seats.isEmpty() && area().isEmpty() ? "nothing" : "too-many"));
    }

    private Optional<Wish> wish(SortedSet<SeatNo> seats) {
        return GiveTickets.wish(seats, area());
    }

    /** What is wrong with the seats; without a section none are meant. */
    private Optional<String> seats(SeatingPlan plan, SortedSet<SeatNo> chosen) {
        if (value("section").isEmpty() && value(SeatTyping.PICKED).isEmpty()) {
            return value("rows").isEmpty() && value("seats").isEmpty() ? Optional.empty() : Optional.of("section");
        }
        return switch (new SeatTyping(plan).read(values)) {
            case SeatTyping.Read.Unreadable(var what) -> Optional.of(what.name().toLowerCase(Locale.ROOT));
            case SeatTyping.Read.Seats(var none) when none.isEmpty() -> Optional.of("none");
            case SeatTyping.Read.Seats(var some) -> {
                chosen.addAll(some);
                yield Optional.empty();
            }
        };
    }

    /** Only both mean something. */
    private Optional<String> places() {
        boolean none = value("area").isEmpty() && value("places").isEmpty();
        return none || area().isPresent() ? Optional.empty() : Optional.of("places");
    }

    private Optional<Wish.Area> area() {
        Integer section = Typed.whole(value("area"));
        Integer places = Typed.whole(value("places"));
        if (section == null || section < 0 || places == null || places < 1 || places > Wish.SEATS_MAX) {
            return Optional.empty();
        }
        return Optional.of(new Wish.Area(new AreaNo(section), places));
    }

    private Optional<String> reason() {
        String why = value("reason");
        return why.isEmpty() || HouseSeats.isReason(why) ? Optional.empty() : Optional.of("reason");
    }
}
