create schema catalog;

create table catalog.venue (
    id          bigint generated always as identity primary key,
    host_id     uuid        not null,
    name        text        not null check (length(name) between 1 and 200),
    name_en     text        not null check (length(name_en) between 1 and 200),
    seats_total integer     not null check (seats_total > 0),
    plan_hash   text        not null check (length(plan_hash) = 32),
    created_at  timestamptz not null default clock_timestamp(),
    unique (id, seats_total)
);

create index venue_of_host on catalog.venue (host_id, id);

-- The document is what the host sent, whole; the arrays are what selling needs of it, in the order of the seats' numbers.
-- A plan never changes: another plan is another venue.
create table catalog.seating_plan (
    venue_id        bigint             primary key,
    seats_total     integer            not null,
    document        text               not null,
    section_names   text[]             not null,
    category_names  text[]             not null,
    category_colors text[]             not null,
    seat_labels     text[]             not null,
    seat_rows       text[]             not null,
    seat_sections   integer[]          not null,
    seat_categories integer[]          not null,
    seat_xs         double precision[] not null,
    seat_ys         double precision[] not null,
    foreign key (venue_id, seats_total) references catalog.venue (id, seats_total) on delete cascade,
    constraint capacity_is_the_seat_count check (
        cardinality(seat_labels) = seats_total
        and cardinality(seat_rows) = seats_total
        and cardinality(seat_sections) = seats_total
        and cardinality(seat_categories) = seats_total
        and cardinality(seat_xs) = seats_total
        and cardinality(seat_ys) = seats_total),
    check (cardinality(category_colors) = cardinality(category_names))
);

create table catalog.team (
    id       bigint generated always as identity primary key,
    code     text   not null unique,
    name     text   not null,
    name_en  text   not null,
    venue_id bigint references catalog.venue (id) on delete set null
);

create index team_at_venue on catalog.team (venue_id);

create table catalog.show (
    id                   bigint generated always as identity primary key,
    host_id              uuid        not null,
    kind                 text        not null check (kind in ('GAME', 'CONCERT')),
    title                text        not null check (length(title) between 1 and 200),
    home_team_id         bigint      references catalog.team (id),
    away_team_id         bigint      references catalog.team (id),
    artist               text,
    description          text,
    age_limit            integer     not null check (age_limit in (0, 7, 12, 15, 19)),
    running_minutes      integer     check (running_minutes between 1 and 1440),
    intermission_minutes integer     check (intermission_minutes between 0 and 240),
    created_at           timestamptz not null default clock_timestamp(),
    check ((kind = 'GAME') = (home_team_id is not null)),
    check ((kind = 'GAME') = (away_team_id is not null)),
    check (home_team_id <> away_team_id)
);

create index show_of_host on catalog.show (host_id, id);
create index show_of_home_team on catalog.show (home_team_id);
create index show_of_away_team on catalog.show (away_team_id);

create table catalog.performance (
    id                   bigint generated always as identity primary key,
    show_id              bigint      not null references catalog.show (id),
    venue_id             bigint      not null references catalog.venue (id),
    host_id              uuid        not null,
    starts_at            timestamptz not null,
    visible_from         timestamptz not null,
    sales_from           timestamptz not null,
    sales_until          timestamptz not null,
    -- by category, in the plan's order; null where the category is not sold
    prices               bigint[]    not null,
    price_min            bigint      not null check (price_min > 0),
    price_max            bigint      not null check (price_max >= price_min),
    seats_for_sale       integer     not null check (seats_for_sale > 0),
    tickets_max_per_fan  integer     not null check (tickets_max_per_fan between 1 and 20),
    hold_seconds         integer     not null check (hold_seconds between 60 and 1800),
    -- all null where everyone is let in at once
    room_rate_count        integer check (room_rate_count > 0),
    room_rate_seconds      integer check (room_rate_seconds > 0),
    room_group             integer check (room_group > 0),
    room_concurrency       integer check (room_concurrency > 0),
    room_admission_seconds integer check (room_admission_seconds > 0),
    room_rejoin            text    check (room_rejoin in ('KEEP', 'TAIL')),
    cancelled            boolean     not null default false,
    -- its host takes it back; gone as soon as it is certain that nothing was sold
    withdrawn            boolean     not null default false,
    created_at           timestamptz not null default clock_timestamp(),
    check (visible_from < sales_from and sales_from < starts_at and sales_from < sales_until),
    check ((room_rate_count is null) = (room_rate_seconds is null)),
    check ((room_admission_seconds is null) = (room_rejoin is null)),
    check (room_admission_seconds is not null
        or (room_rate_count is null and room_group is null and room_concurrency is null))
);

create index performance_by_start on catalog.performance (starts_at, id);
create index performance_by_sale on catalog.performance (sales_from, id);
create index performance_of_show on catalog.performance (show_id, starts_at);
create index performance_at_venue on catalog.performance (venue_id, starts_at);
create index performance_of_host on catalog.performance (host_id, starts_at);

-- One row, locked by every change of what may be cached, so that revisions become visible in their own order and
-- whoever has seen one has seen all before it.
create table catalog.revision (
    only_row boolean primary key default true check (only_row),
    value    bigint  not null
);

insert into catalog.revision (value) values (0);

-- The last revision that changed a performance; outlives the performance, so that caches forget deleted ones too.
create table catalog.performance_change (
    performance_id bigint primary key,
    revision       bigint not null
);

create index performance_change_by_revision on catalog.performance_change (revision);
