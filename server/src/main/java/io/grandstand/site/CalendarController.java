package io.grandstand.site;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.OrderId;
import io.grandstand.order.OrderView;
import io.grandstand.order.Orders;
import io.grandstand.order.Ticket;
import io.grandstand.order.TicketStatus;
import io.grandstand.site.view.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** What a fan has tickets for, as an entry for the calendar of a phone or a desk. */
@Controller
@Framed
@RunsIn(Role.SITE)
class CalendarController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final ContentDisposition FILE =
            ContentDisposition.attachment().filename("grandstand.ics").build();

    private final Orders orders;
    private final Catalogue catalogue;

    CalendarController(Orders orders, Catalogue catalogue) {
        this.orders = orders;
        this.catalogue = catalogue;
    }

    /** A second download takes the place of the first, so that a calendar shows it once. */
    @GetMapping("/orders/{id}/calendar.ics")
    ResponseEntity<?> calendar(
            @PathVariable UUID id, Caller caller, @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return orders.find(new OrderId(id), caller.account())
                .filter(order -> !seats(order).isEmpty())
                .flatMap(order -> catalogue.find(order.performance()).map(detail -> entry(order, detail, frame)))
                .<ResponseEntity<?>>map(calendar -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(CALENDAR)
                        .header(HttpHeaders.CONTENT_DISPOSITION, FILE.toString())
                        .body(Biweekly.write(calendar).go()))
                .orElseGet(() -> Problems.notFound("order"));
    }

    private static List<String> seats(OrderView order) {
        return order.tickets().stream()
                .filter(ticket -> ticket.status() == TicketStatus.VALID)
                .map(Ticket::label)
                .toList();
    }

    private static ICalendar entry(OrderView order, PerformanceDetail detail, Frame frame) {
        var view = detail.view();
        var event = new VEvent();
        event.setUid("order-" + order.id() + "@grandstand");
        event.setDateTimeStamp(Date.from(frame.now()));
        event.setDateStart(Date.from(view.startsAt()));
        view.show()
                .runningMinutes()
                .ifPresent(minutes -> event.setDateEnd(Date.from(view.startsAt().plus(Duration.ofMinutes(minutes)))));
        event.setSummary(Cards.title(view, frame.words()));
        event.setLocation(Cards.venue(view, frame.words()));
        event.setDescription(String.join("\n", seats(order)));
        var calendar = new ICalendar();
        calendar.setProductId("-//Grandstand//Tickets//" + frame.lang().toUpperCase(Locale.ROOT));
        calendar.addEvent(event);
        return calendar;
    }
}
