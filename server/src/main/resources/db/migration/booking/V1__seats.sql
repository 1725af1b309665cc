create schema if not exists booking;

-- One row for each performance that was ever booked: what a writer locks, and what counts its changes.
create table booking.lane (
    performance_id bigint  primary key,
    version        bigint  not null default 0 check (version >= 0),
    -- How many rows of seat_claim this performance has, so that nobody counts them for a list.
    taken          integer not null default 0 check (taken >= 0)
) with (fillfactor = 50);

-- A free seat has no row. The key is what makes a second sale impossible, whoever writes.
create table booking.seat_claim (
    performance_id bigint      not null,
    seat_no        integer     not null check (seat_no >= 0),
    hold_id        uuid        not null,
    account_id     uuid        not null,
    -- 1 kept until its deadline, 2 money is being taken, 3 sold
    state          smallint    not null check (state between 1 and 3),
    until          timestamptz,
    primary key (performance_id, seat_no),
    constraint seat_claim_ends_only_while_kept check ((state = 1) = (until is not null))
);

-- By account alone: were performance_id in it as well, a plan made while the table is empty could as well use the
-- primary key for this look-up, and would read a whole performance for each fan once the table is full.
create index seat_claim_by_account on booking.seat_claim (account_id);

create table booking.hold (
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

-- What the sweep looks for.
create index hold_by_deadline on booking.hold (until) where status in ('HELD', 'CHECKOUT');

-- Every move that a hold made. The number is the hold's own count: two writers cannot both make the third move.
create table booking.hold_history (
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
