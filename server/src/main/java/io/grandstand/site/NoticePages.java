package io.grandstand.site;

import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.notification.Notice;
import io.grandstand.notification.NoticeId;
import io.grandstand.notification.Notices;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.NoticesPage;
import io.grandstand.site.view.Paged;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The inbox on the site. */
@Controller
@Framed
@RunsIn(Role.SITE)
@RequestMapping("/me/notices")
class NoticePages {

    private static final LocalPath INBOX = new LocalPath("/me/notices");
    private static final LocalPath ALL_READ = new LocalPath("/me/notices?read");
    private static final int NOTICES_MAX = 20;

    private final Pages pages;
    private final Notices notices;

    NoticePages(Pages pages, Notices notices) {
        this.pages = pages;
        this.notices = notices;
    }

    @GetMapping
    ModelAndView inbox(
            Caller caller,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String read,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        var found = notices.page(caller.account(), frame.words().locale(), Paging.request(page, NOTICES_MAX));
        Paged<NoticesPage.Note> list =
                Paging.of(found, number -> INBOX.value() + "?page=" + number, some -> some.stream()
                        .map(NoticePages::note)
                        .toList());
        return Pages.listed(list, pages.own("notices", new NoticesPage(list, frame.now(), read != null)));
    }

    private static NoticesPage.Note note(Notice notice) {
        return new NoticesPage.Note(
                notice.id().toString(),
                notice.title(),
                notice.body(),
                notice.order().map(order -> "/orders/" + order).orElse(null),
                notice.line()
                        .map(line -> "/performances/" + line + "/waiting-room")
                        .orElse(null),
                notice.at(),
                notice.read());
    }

    @PostMapping("/{id}/read")
    RedirectView read(@PathVariable UUID id, Caller caller) {
        // One that is not theirs, or gone, changes nothing: the inbox shows what there is.
        notices.markRead(caller.account(), new NoticeId(id));
        return Pages.redirect(INBOX);
    }

    /** @param until when the page was made on which it was pressed: what has come since has not been seen */
    @PostMapping("/read")
    RedirectView readAll(Caller caller, @RequestParam(defaultValue = "") String until) {
        notices.markAllRead(caller.account(), moment(until));
        return Pages.redirect(ALL_READ);
    }

    private static @Nullable Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notOne) {
            return null;
        }
    }
}
