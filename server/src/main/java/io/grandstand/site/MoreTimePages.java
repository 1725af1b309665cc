package io.grandstand.site;

import io.grandstand.booking.ExtensionId;
import io.grandstand.booking.LengthenResult;
import io.grandstand.booking.SeatHolds;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.OrderId;
import io.grandstand.order.Orders;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks for more time to pay, where no script does; the order's page says what became of it. */
@Controller
@Framed
@RunsIn(Role.SITE)
class MoreTimePages {

    private final Pages pages;
    private final Orders orders;
    private final SeatHolds holds;
    private final Ids ids;

    MoreTimePages(Pages pages, Orders orders, SeatHolds holds, Ids ids) {
        this.pages = pages;
        this.orders = orders;
        this.holds = holds;
        this.ids = ids;
    }

    @PostMapping("/orders/{id}/more-time")
    ModelAndView ask(@PathVariable UUID id, @RequestParam(defaultValue = "") String key, Caller caller) {
        return orders.find(new OrderId(id), caller.account())
                .map(order ->
                        holds.lengthen(order.hold(), caller.account(), new ExtensionId(id(key).orElseGet(ids::next))))
                .flatMap(LengthenResult::word)
                .map(said -> new ModelAndView(Pages.redirect(new LocalPath("/orders/" + id + "?time=" + said.slug()))))
                .orElseGet(pages::notFound);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
