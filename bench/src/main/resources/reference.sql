-- What a reference design needs, in the schema of its own that connections begin in. All have the same tables.

create table seat (
    performance_id bigint  not null,
    seat_no        integer not null,
    label          text    not null,
    price          bigint  not null,
    -- REF1, REF2, REF3: who has it
    hold_id        uuid,
    until          timestamptz,
    -- REF2
    version        bigint  not null default 0,
    primary key (performance_id, seat_no)
    -- room for the next version of a row on its own page: no index is written when a seat is taken
) with (fillfactor = 50);

-- REF4: a free seat has no row
create table taken_seat (
    performance_id bigint      not null,
    seat_no        integer     not null,
    hold_id        uuid        not null,
    until          timestamptz not null,
    primary key (performance_id, seat_no)
);

create table hold (
    hold_id        uuid        primary key,
    performance_id bigint      not null,
    fan_id         uuid        not null,
    seats          integer[]   not null,
    created_at     timestamptz not null,
    until          timestamptz not null
);
