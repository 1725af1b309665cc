-- How full an area is. The check is what makes overselling impossible, whoever writes; an area that nobody was ever in
-- has no row.
create table booking.area (
    performance_id bigint  not null,
    section_id     integer not null check (section_id >= 0),
    capacity       integer not null,
    taken          integer not null,
    primary key (performance_id, section_id),
    constraint area_has_room check (taken between 0 and capacity)
) with (fillfactor = 50);

-- What a hold has of an area; a hold that is over and swept has no row. Its key is the hold alone, so that on empty
-- tables each look-up has exactly one index that can serve it.
create table booking.area_claim (
    hold_id        uuid        primary key,
    performance_id bigint      not null,
    section_id     integer     not null check (section_id >= 0),
    account_id     uuid        not null,
    places         integer     not null check (places between 1 and 20),
    -- As in seat_claim: 1 kept until its deadline, 2 money is being taken, 3 sold
    state          smallint    not null check (state between 1 and 3),
    until          timestamptz,
    constraint area_claim_ends_only_while_kept check ((state = 1) = (until is not null))
);

create index area_claim_by_account on booking.area_claim (account_id);

-- Whether anybody has places of a performance; and those whose time is over, oldest first: they make room for whoever asks.
create index area_claim_by_area on booking.area_claim (performance_id, section_id, until);

alter table booking.hold
    add column area_section integer check (area_section >= 0),
    add column area_label   text,
    add column area_price   bigint,
    add column area_places  integer check (area_places >= 1),
    drop constraint hold_seats,
    add constraint hold_seats check (cardinality(seats) + coalesce(area_places, 0) between 1 and 20
        and cardinality(labels) = cardinality(seats) and cardinality(prices) = cardinality(seats)),
    add constraint hold_area check (num_nonnulls(area_section, area_label, area_price, area_places) in (0, 4));
