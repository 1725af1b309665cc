package io.grandstand.booking.persistence;

import java.util.List;

/**
 * Every statement of the lanes. Each look-up is a lateral subquery fenced by {@code offset 0}, with conditions that
 * exactly one index can serve: planned on empty tables, it must still be right for full ones.
 */
final class LaneStatements {

    static final String BEGIN_LANES = """
            insert into booking.lane (performance_id)
            select w.performance_id from unnest(?::bigint[]) as w (performance_id) order by 1
            on conflict do nothing""";

    /** Locks only. What depends on the lock is read afterwards: this statement's own snapshot is from before it waited. */
    static final String LOCK_LANES = """
            select l.performance_id, l.version, l.taken from booking.lane l
            where l.performance_id = any(?::bigint[]) order by l.performance_id for update""";

    static final String NOW = "select clock_timestamp() as now";

    static final String READ_HOLDS = """
            select h.* from unnest(?::uuid[]) as w (hold_id)
            cross join lateral (
                select * from booking.hold h where h.hold_id = w.hold_id offset 0) h""";

    static final String READ_CLAIMS = """
            select w.performance_id, w.seat_no, c.hold_id, c.account_id, c.state, c.until
            from unnest(?::bigint[], ?::integer[]) as w (performance_id, seat_no)
            cross join lateral (
                select * from booking.seat_claim c
                where c.performance_id = w.performance_id and c.seat_no = w.seat_no offset 0) c""";

    static final String COUNT_TAKEN = """
            select w.performance_id, w.account_id, c.seats
            from unnest(?::bigint[], ?::uuid[]) as w (performance_id, account_id)
            cross join lateral (
                select count(*) as seats
                from (select * from booking.seat_claim c
                      where c.account_id = w.account_id and c.performance_id + 0 = w.performance_id offset 0) c
                where c.until is null or c.until > ?::timestamptz) c""";

    static final String READ_AREAS = """
            select a.performance_id, a.section_id, a.capacity, a.taken
            from unnest(?::bigint[], ?::integer[]) as w (performance_id, section_id)
            cross join lateral (
                select * from booking.area a
                where a.performance_id = w.performance_id and a.section_id = w.section_id offset 0) a""";

    /** Those that have been over for longest: one for each place that is wanted is always enough. */
    static final String FIND_DUE_IN_AREAS = """
            select c.hold_id
            from unnest(?::bigint[], ?::integer[], ?::integer[]) as w (performance_id, section_id, wanted)
            cross join lateral (
                select c.hold_id from booking.area_claim c
                where c.performance_id = w.performance_id and c.section_id = w.section_id
                  and c.until <= ?::timestamptz
                order by c.until limit w.wanted) c""";

    static final String COUNT_PLACES = """
            select w.performance_id, w.account_id, c.places
            from unnest(?::bigint[], ?::uuid[]) as w (performance_id, account_id)
            cross join lateral (
                select coalesce(sum(c.places), 0) as places
                from (select * from booking.area_claim c
                      where c.account_id = w.account_id and c.performance_id + 0 = w.performance_id offset 0) c
                where c.until is null or c.until > ?::timestamptz) c""";

    /** Whether anything of these performances is sold or kept, or was sold once; what its host blocks is neither. */
    static final String ANY_CLAIMED = """
            select exists (
                select from unnest(?::bigint[]) as w (performance_id)
                cross join lateral (
                    (select from booking.seat_claim c where c.performance_id = w.performance_id and c.state <> 4
                       and (c.until is null or c.until > clock_timestamp()) offset 0)
                    union all
                    (select from booking.area_claim c where c.performance_id = w.performance_id
                       and (c.until is null or c.until > clock_timestamp()) offset 0)
                    union all
                    (select from booking.lane l where l.performance_id = w.performance_id and l.given_back offset 0)) c)""";

    static final String ANY_BLOCKED = """
            select exists (
                select from unnest(?::bigint[]) as w (performance_id)
                cross join lateral (
                    select from booking.seat_claim c
                    where c.performance_id = w.performance_id and c.state = 4 offset 0) c)""";

    static final String FREE_SEATS = """
            delete from booking.seat_claim s using (
                select c.at from unnest(?::bigint[], ?::integer[], ?::uuid[]) as w (performance_id, seat_no, hold_id)
                cross join lateral (
                    select c.ctid as at, c.hold_id from booking.seat_claim c
                    where c.performance_id = w.performance_id and c.seat_no = w.seat_no offset 0) c
                where c.hold_id = w.hold_id) w
            where s.ctid = w.at""";

    static final String CHANGE_CLAIMS = """
            update booking.seat_claim s
            set hold_id = w.hold_id, account_id = w.account_id, state = w.state, until = w.until
            from (
                select c.at, w.hold_id, w.account_id, w.state, w.until
                from unnest(?::bigint[], ?::integer[], ?::uuid[], ?::uuid[], ?::uuid[], ?::smallint[], ?::timestamptz[])
                    as w (performance_id, seat_no, was_of, hold_id, account_id, state, until)
                cross join lateral (
                    select c.ctid as at, c.hold_id from booking.seat_claim c
                    where c.performance_id = w.performance_id and c.seat_no = w.seat_no offset 0) c
                where c.hold_id = w.was_of) w
            where s.ctid = w.at""";

    static final String CLAIM_SEATS = """
            insert into booking.seat_claim (performance_id, seat_no, hold_id, account_id, state, until)
            select * from unnest(?::bigint[], ?::integer[], ?::uuid[], ?::uuid[], ?::smallint[], ?::timestamptz[])""";

    static final String FREE_PLACES = """
            delete from booking.area_claim s using (
                select c.at from unnest(?::uuid[]) as w (hold_id)
                cross join lateral (
                    select c.ctid as at from booking.area_claim c where c.hold_id = w.hold_id offset 0) c) w
            where s.ctid = w.at""";

    static final String CHANGE_PLACES = """
            update booking.area_claim s set places = w.places, state = w.state, until = w.until
            from (
                select c.at, w.places, w.state, w.until
                from unnest(?::uuid[], ?::integer[], ?::smallint[], ?::timestamptz[])
                    as w (hold_id, places, state, until)
                cross join lateral (
                    select c.ctid as at from booking.area_claim c where c.hold_id = w.hold_id offset 0) c) w
            where s.ctid = w.at""";

    static final String CLAIM_PLACES = """
            insert into booking.area_claim (hold_id, performance_id, section_id, account_id, places, state, until)
            select * from unnest(?::uuid[], ?::bigint[], ?::integer[], ?::uuid[], ?::integer[], ?::smallint[],
                ?::timestamptz[])""";

    static final String BEGIN_AREAS = """
            insert into booking.area (performance_id, section_id, capacity, taken)
            select * from unnest(?::bigint[], ?::integer[], ?::integer[], ?::integer[])""";

    static final String COUNT_AREAS = """
            update booking.area s set taken = w.taken
            from (
                select a.at, w.taken
                from unnest(?::bigint[], ?::integer[], ?::integer[]) as w (performance_id, section_id, taken)
                cross join lateral (
                    select a.ctid as at from booking.area a
                    where a.performance_id = w.performance_id and a.section_id = w.section_id offset 0) a) w
            where s.ctid = w.at""";

    static final String BEGIN_HOLDS = """
            insert into booking.hold (hold_id, performance_id, account_id, status, seats, labels, prices, best, until,
                extended, graced, capture_id, moves, created_at, area_section, area_label, area_price, area_places, given)
            select w.hold_id, w.performance_id, w.account_id, w.status,
                w.seats::integer[], w.labels::text[], w.prices::bigint[], w.best::jsonb, w.until,
                w.extended, w.graced, w.capture_id, w.moves, w.created_at,
                w.area_section, w.area_label, w.area_price, w.area_places, w.given
            from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::timestamptz[], ?::boolean[], ?::boolean[], ?::uuid[], ?::integer[], ?::timestamptz[],
                    ?::integer[], ?::text[], ?::bigint[], ?::integer[], ?::boolean[])
                as w (hold_id, performance_id, account_id, status, seats, labels, prices, best, until,
                    extended, graced, capture_id, moves, created_at,
                    area_section, area_label, area_price, area_places, given)
            order by w.hold_id""";

    static final String CHANGE_HOLDS = """
            update booking.hold s
            set status = w.status, until = w.until, extended = w.extended, graced = w.graced,
                capture_id = w.capture_id, moves = w.moves
            from (
                select h.at, w.status, w.until, w.extended, w.graced, w.capture_id, w.moves
                from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::boolean[], ?::boolean[], ?::uuid[], ?::integer[])
                    as w (hold_id, status, until, extended, graced, capture_id, moves)
                cross join lateral (
                    select h.ctid as at from booking.hold h where h.hold_id = w.hold_id offset 0) h) w
            where s.ctid = w.at""";

    /** Beside the change of its deadline. */
    static final String LENGTHEN_HOLDS = """
            update booking.hold s set lengthened_by = w.lengthened_by
            from (
                select h.at, w.lengthened_by
                from unnest(?::uuid[], ?::uuid[]) as w (hold_id, lengthened_by)
                cross join lateral (
                    select h.ctid as at from booking.hold h where h.hold_id = w.hold_id offset 0) h) w
            where s.ctid = w.at""";

    static final String REDUCE_HOLDS = """
            update booking.hold s
            set seats = w.seats::integer[], labels = w.labels::text[], prices = w.prices::bigint[],
                area_section = w.area_section, area_label = w.area_label, area_price = w.area_price,
                area_places = w.area_places, first_seats = w.first_seats::integer[], first_section = w.first_section,
                first_places = w.first_places
            from (
                select h.at, w.*
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::bigint[], ?::integer[],
                        ?::text[], ?::integer[], ?::integer[])
                    as w (hold_id, seats, labels, prices, area_section, area_label, area_price, area_places,
                        first_seats, first_section, first_places)
                cross join lateral (
                    select h.ctid as at from booking.hold h where h.hold_id = w.hold_id offset 0) h) w
            where s.ctid = w.at""";

    static final String REMEMBER_MOVES = """
            insert into booking.hold_history (hold_id, move_no, performance_id, move, from_status, to_status, why, at)
            select * from unnest(?::uuid[], ?::integer[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::timestamptz[])""";

    static final String REMEMBER_HOUSE_MOVES = """
            insert into booking.house_move (wish_id, performance_id, account_id, move, reason, of_wish, seats, at)
            select w.wish_id, w.performance_id, w.account_id, w.move, w.reason, w.of_wish, w.seats::integer[], w.at
            from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[])
                with ordinality as w (wish_id, performance_id, account_id, move, reason, of_wish, seats, at, no)
            order by w.no""";

    static final String COUNT_CHANGES = """
            update booking.lane s set version = w.version, taken = w.taken
            from (
                select l.at, w.version, w.taken
                from unnest(?::bigint[], ?::bigint[], ?::integer[]) as w (performance_id, version, taken)
                cross join lateral (
                    select l.ctid as at from booking.lane l where l.performance_id = w.performance_id offset 0) l) w
            where s.ctid = w.at""";

    static final String GIVE_BACK = """
            update booking.lane s set given_back = true
            from (
                select l.at
                from unnest(?::bigint[]) as w (performance_id)
                cross join lateral (
                    select l.ctid as at from booking.lane l where l.performance_id = w.performance_id offset 0) l) w
            where s.ctid = w.at""";

    static final List<String> ALL = List.of(
            BEGIN_LANES,
            LOCK_LANES,
            NOW,
            READ_HOLDS,
            READ_CLAIMS,
            COUNT_TAKEN,
            READ_AREAS,
            FIND_DUE_IN_AREAS,
            COUNT_PLACES,
            ANY_CLAIMED,
            ANY_BLOCKED,
            FREE_SEATS,
            CHANGE_CLAIMS,
            CLAIM_SEATS,
            FREE_PLACES,
            CHANGE_PLACES,
            CLAIM_PLACES,
            BEGIN_AREAS,
            COUNT_AREAS,
            BEGIN_HOLDS,
            CHANGE_HOLDS,
            LENGTHEN_HOLDS,
            REDUCE_HOLDS,
            REMEMBER_MOVES,
            REMEMBER_HOUSE_MOVES,
            COUNT_CHANGES,
            GIVE_BACK);

    private LaneStatements() {}
}
