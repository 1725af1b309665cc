package io.grandstand.bench.ceiling;

/** What a lane said to PostgreSQL for a batch of new holds, in this order, when the ceilings were frozen. */
final class LaneStatements {

    static final String BEGIN_LANES = """
            insert into bench_ceiling.lane (performance_id) select * from unnest(?::bigint[])""";

    static final String LOCK_LANES = """
            select l.performance_id, l.version, l.taken from bench_ceiling.lane l
            where l.performance_id = any(?::bigint[]) order by l.performance_id for update""";

    static final String NOW = "select clock_timestamp()";

    static final String READ_HOLDS = """
            select h.* from unnest(?::uuid[]) as w (hold_id)
            cross join lateral (
                select * from bench_ceiling.hold h where h.hold_id = w.hold_id offset 0) h""";

    static final String READ_CLAIMS = """
            select w.performance_id, w.seat_no, c.hold_id, c.account_id, c.state, c.until
            from unnest(?::bigint[], ?::integer[]) as w (performance_id, seat_no)
            cross join lateral (
                select * from bench_ceiling.seat_claim c
                where c.performance_id = w.performance_id and c.seat_no = w.seat_no offset 0) c""";

    static final String COUNT_TAKEN = """
            select w.performance_id, w.account_id, c.seats
            from unnest(?::bigint[], ?::uuid[]) as w (performance_id, account_id)
            cross join lateral (
                select count(*) as seats
                from (select * from bench_ceiling.seat_claim c where c.account_id = w.account_id offset 0) c
                where c.performance_id = w.performance_id
                  and (c.until is null or c.until > ?::timestamptz)) c""";

    static final String BEGIN_HOLDS = """
            insert into bench_ceiling.hold (hold_id, performance_id, account_id, status, seats, labels, prices, until,
                extended, graced, moves, created_at)
            select w.hold_id, w.performance_id, w.account_id, w.status,
                w.seats::integer[], w.labels::text[], w.prices::bigint[], w.until,
                w.extended, w.graced, w.moves, w.created_at
            from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::timestamptz[], ?::boolean[], ?::boolean[], ?::integer[], ?::timestamptz[])
                as w (hold_id, performance_id, account_id, status, seats, labels, prices, until,
                    extended, graced, moves, created_at)""";

    static final String CLAIM_SEATS = """
            insert into bench_ceiling.seat_claim (performance_id, seat_no, hold_id, account_id, state, until)
            select * from unnest(?::bigint[], ?::integer[], ?::uuid[], ?::uuid[], ?::smallint[], ?::timestamptz[])""";

    static final String REMEMBER_MOVES = """
            insert into bench_ceiling.hold_history
                (hold_id, move_no, performance_id, move, from_status, to_status, why, at)
            select * from unnest(?::uuid[], ?::integer[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::timestamptz[])""";

    static final String COUNT_CHANGES = """
            update bench_ceiling.lane s set version = w.version, taken = w.taken
            from (
                select l.at, w.version, w.taken
                from unnest(?::bigint[], ?::bigint[], ?::integer[]) as w (performance_id, version, taken)
                cross join lateral (
                    select l.ctid as at from bench_ceiling.lane l
                    where l.performance_id = w.performance_id offset 0) l) w
            where s.ctid = w.at""";

    private LaneStatements() {}
}
