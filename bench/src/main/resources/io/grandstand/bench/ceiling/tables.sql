-- The tables of a lane, as they were when the ceilings were frozen: what is measured must not move with the product.
drop schema if exists bench_ceiling cascade;
create schema bench_ceiling;

create table bench_ceiling.lane (
    performance_id bigint  primary key,
    version        bigint  not null default 0 check (version >= 0),
    taken          integer not null default 0 check (taken >= 0)
) with (fillfactor = 50);

create table bench_ceiling.seat_claim (
    performance_id bigint      not null,
    seat_no        integer     not null check (seat_no >= 0),
    hold_id        uuid        not null,
    account_id     uuid        not null,
    state          smallint    not null check (state between 1 and 3),
    until          timestamptz,
    primary key (performance_id, seat_no),
    constraint seat_claim_ends_only_while_kept check ((state = 1) = (until is not null))
);
create index seat_claim_by_account on bench_ceiling.seat_claim (account_id);

create table bench_ceiling.hold (
    hold_id        uuid        primary key,
    performance_id bigint      not null,
    account_id     uuid        not null,
    status         text        not null,
    seats          integer[]   not null,
    labels         text[]      not null,
    prices         bigint[]    not null,
    until          timestamptz not null,
    extended       boolean     not null,
    graced         boolean     not null,
    moves          integer     not null check (moves >= 1),
    created_at     timestamptz not null,
    constraint hold_status check (status in ('HELD', 'CHECKOUT', 'CAPTURING', 'CONFIRMED', 'RELEASED', 'EXPIRED')),
    constraint hold_seats check (cardinality(seats) between 1 and 20
        and cardinality(labels) = cardinality(seats) and cardinality(prices) = cardinality(seats))
);
create index hold_by_deadline on bench_ceiling.hold (until) where status in ('HELD', 'CHECKOUT');

create table bench_ceiling.hold_history (
    hold_id        uuid        not null,
    move_no        integer     not null,
    performance_id bigint      not null,
    move           text        not null,
    from_status    text,
    to_status      text        not null,
    why            text        not null,
    at             timestamptz not null,
    primary key (hold_id, move_no)
);
