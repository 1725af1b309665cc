package io.grandstand.notification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.notification.Notice;
import io.grandstand.notification.NoticeId;
import io.grandstand.notification.Notices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody was told. */
@RestController
@RunsIn(Role.NOTIFICATION_API)
@RequestMapping("/api/v1/me/notices")
class NoticeController {

    /** @param orderId absent where it is about no purchase; {@code performanceId} likewise where it is about no line */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticeBody(
            UUID noticeId,
            String kind,
            String title,
            String body,
            @Nullable UUID orderId,
            @Nullable Long performanceId,
            Instant at,
            boolean read) {

        static NoticeBody of(Notice notice) {
            return new NoticeBody(
                    notice.id().value(),
                    notice.kind(),
                    notice.title(),
                    notice.body(),
                    notice.order().orElse(null),
                    notice.line().map(PerformanceId::value).orElse(null),
                    notice.at(),
                    notice.read());
        }
    }

    record Unread(long unread) {}

    /** @param until what has come after that stays unread; now where it is missing */
    record ReadAll(@Nullable Instant until) {}

    private final Notices notices;

    NoticeController(Notices notices) {
        this.notices = notices;
    }

    @Operation(summary = "My notices, newest first")
    @GetMapping
    Page<NoticeBody> page(
            Caller caller,
            Locale locale,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + PageRequest.SIZE_DEFAULT) int size) {
        return notices.page(caller.account(), locale, new PageRequest(page, size))
                .map(NoticeBody::of);
    }

    @Operation(summary = "How many of my notices are unread")
    @GetMapping("/unread")
    Unread unread(Caller caller) {
        return new Unread(notices.unread(caller.account()));
    }

    @Operation(summary = "Mark a notice as read")
    @ApiResponse(responseCode = "204", content = @Content)
    @PostMapping("/{noticeId}/read")
    ResponseEntity<Object> read(@PathVariable UUID noticeId, Caller caller) {
        return notices.markRead(caller.account(), new NoticeId(noticeId))
                ? ResponseEntity.noContent().build()
                : Problems.notFound("notice");
    }

    @Operation(summary = "Mark all of my notices as read that had come until a moment, or until now")
    @ApiResponse(responseCode = "204", content = @Content)
    @PostMapping("/read")
    ResponseEntity<Object> readAll(@RequestBody(required = false) @Nullable ReadAll all, Caller caller) {
        notices.markAllRead(caller.account(), all == null ? null : all.until());
        return ResponseEntity.noContent().build();
    }
}
