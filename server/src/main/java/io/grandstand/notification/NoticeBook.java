package io.grandstand.notification;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Columns;
import io.grandstand.kernel.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The tables of notices, and of what the log of notices still has to get. */
@Repository
class NoticeBook {

    /** A notice as it is kept. */
    record Kept(NoticeId id, AccountId account, Content content, Instant at, boolean read) {}

    /** A notice that is to be kept. {@code cause}: what it tells of, once for each account and kind. */
    record New(NoticeId id, AccountId account, UUID cause, Content content, Instant at) {}

    /** A line that this process may write now. {@code again}: another one may have written it before it died. */
    record Claim(Kept notice, boolean again) {}

    private static final String COLUMNS = "notice_id, account_id, kind, content, at, read_at is not null as read";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    NoticeBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(NoticeId id, AccountId account, UUID cause, Content content, Instant at) {
        keepAll(List.of(new New(id, account, cause, content, at)));
    }

    /** Keeps notices and has them written to the log, but for those whose cause was told before. */
    void keepAll(List<New> notices) {
        jdbc.sql("""
                with kept as (
                    insert into notification.notice (notice_id, account_id, kind, cause, content, at)
                    select id, account, kind, cause, content, at
                      from unnest(cast(:ids as uuid[]), cast(:accounts as uuid[]), cast(:kinds as text[]),
                                  cast(:causes as uuid[]), cast(:contents as jsonb[]), cast(:ats as timestamptz[]))
                           as n (id, account, kind, cause, content, at)
                    on conflict (account_id, kind, cause) do nothing
                    returning notice_id)
                insert into notification.log_line (notice_id) select notice_id from kept
                """)
                .param("ids", Columns.texts(notices, New::id))
                .param("accounts", Columns.texts(notices, notice -> notice.account()
                        .value()))
                .param("kinds", Columns.texts(notices, notice -> notice.content()
                        .kind()))
                .param("causes", Columns.texts(notices, New::cause))
                .param("contents", Columns.texts(notices, notice -> json.writeValueAsString(notice.content())))
                .param("ats", Columns.texts(notices, New::at))
                .update();
    }

    List<Kept> page(AccountId account, PageRequest request) {
        return jdbc.sql("select " + COLUMNS + """
                  from notification.notice
                 where account_id = ?
                 order by at desc, notice_id desc
                 limit ? offset ?
                """)
                .param(account.value())
                .param(request.size())
                .param(request.offset())
                .query((row, n) -> read(row))
                .list();
    }

    long count(AccountId account) {
        return jdbc.sql("select count(*) from notification.notice where account_id = ?")
                .param(account.value())
                .query(Long.class)
                .single();
    }

    long unread(AccountId account) {
        return jdbc.sql("select count(*) from notification.notice where account_id = ? and read_at is null")
                .param(account.value())
                .query(Long.class)
                .single();
    }

    boolean markRead(AccountId account, NoticeId notice) {
        return jdbc.sql("""
                update notification.notice set read_at = coalesce(read_at, clock_timestamp())
                 where notice_id = ? and account_id = ?
                """).param(notice.value()).param(account.value()).update() == 1;
    }

    /** Those that had come by then, but not more at a time than that; answers how many were unread. */
    int markRead(AccountId account, Instant until, int noticesMax) {
        return jdbc.sql("""
                with unread as (
                    select notice_id
                      from notification.notice
                     where account_id = ? and read_at is null and created_at <= ?
                     order by notice_id
                     limit ?
                       for update)
                update notification.notice n
                   set read_at = clock_timestamp()
                  from unread
                 where n.notice_id = unread.notice_id
                """)
                .param(account.value())
                .param(until.atOffset(ZoneOffset.UTC))
                .param(noticesMax)
                .update();
    }

    /** Takes lines to be written, and those that somebody took long ago and never finished. */
    List<Claim> claimLines(int linesMax, int abandonedAfterSeconds) {
        return jdbc.sql("""
                with due as (
                    select notice_id, state
                      from notification.log_line
                     where state = 'DUE'
                        or (state = 'CLAIMED' and claimed_at < clock_timestamp() - make_interval(secs => ?))
                     order by notice_id
                     limit ?
                       for update skip locked),
                claimed as (
                    update notification.log_line l
                       set state = 'CLAIMED', claimed_at = clock_timestamp()
                      from due
                     where l.notice_id = due.notice_id
                    returning l.notice_id, due.state = 'CLAIMED' as again)
                select n.notice_id, account_id, kind, content, at, read_at is not null as read, again
                  from claimed join notification.notice n on n.notice_id = claimed.notice_id
                 order by n.notice_id
                """)
                .param(abandonedAfterSeconds)
                .param(linesMax)
                .query((row, n) -> new Claim(read(row), row.getBoolean("again")))
                .list();
    }

    void markWritten(List<NoticeId> notices) {
        int marked = jdbc.sql("""
                update notification.log_line set state = 'WRITTEN', written_at = clock_timestamp()
                 where notice_id = any(?::uuid[]) and state = 'CLAIMED'
                """)
                .param(notices.stream().map(NoticeId::toString).toArray(String[]::new))
                .update();
        if (marked != notices.size()) {
            throw new IllegalStateException("marked " + marked + " of " + notices.size() + " lines as written");
        }
    }

    private Kept read(ResultSet row) throws SQLException {
        var kind = Content.Kind.valueOf(row.getString("kind"));
        return new Kept(
                new NoticeId(row.getObject("notice_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                json.readValue(row.getString("content"), kind.type()),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("read"));
    }
}
