package io.grandstand.bench.audit;

import java.util.List;

/** I5 and I6: more time is given once, on request, and within bounds. */
final class TimeChecks {

    static final List<Check> ALL = List.of(
            new Check("I5", "a hold got more time once where its fan asked for it, and never else", """
                    select 'hold ' || h.hold_id || ': lengthened ' || coalesce(m.times, 0) || ' times, asked for by '
                           || coalesce(h.lengthened_by::text, 'nobody')
                    from booking.hold h
                    left join (select hold_id, count(*) as times from booking.hold_history
                               where from_status = 'HELD' and to_status = 'HELD' group by hold_id) m using (hold_id)
                    where coalesce(m.times, 0) <> num_nonnulls(h.lengthened_by)
                    """),
            // A payment has its own time, and one that was declined leaves some: both may end later than any request
            // could. And a sale may be shortened once nobody holds anything of it and nothing was sold.
            new Check("I6", "no hold lasts longer on request than half an hour, or than the sale", """
                    select 'hold ' || h.hold_id || ' since ' || h.created_at || ' until ' || h.until
                    from booking.hold h join catalog.performance p on p.id = h.performance_id
                    where h.lengthened_by is not null and not h.extended and not h.graced
                      and (h.until > h.created_at + interval '30 minutes'
                           or h.until > p.sales_until
                              and (h.status in ('CAPTURING', 'CONFIRMED')
                                   or h.status in ('HELD', 'CHECKOUT') and h.until > now()))
                    """));

    private TimeChecks() {}
}
