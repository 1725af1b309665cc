create schema if not exists ranking;

-- What was bought of a performance, and given back: each only grows, whichever is heard of first.
create table ranking.performance (
    performance_id bigint      primary key,
    -- As the catalogue says: neither changes while something is sold.
    starts_at      timestamptz not null,
    capacity       int         not null check (capacity > 0),
    bought         int         not null default 0 check (bought >= 0),
    given_back     int         not null default 0 check (given_back >= 0)
);
create index performance_begun on ranking.performance (starts_at);

-- The same by the minute, for as long as the last hour takes.
create table ranking.minute (
    performance_id bigint      not null,
    minute         timestamptz not null,
    bought         int         not null default 0 check (bought >= 0),
    given_back     int         not null default 0 check (given_back >= 0),
    primary key (performance_id, minute)
);
create index minute_passed on ranking.minute (minute);

-- There once what was sold before there were counts is in them.
create table ranking.beginning (
    one boolean     primary key default true check (one),
    at  timestamptz not null default clock_timestamp()
);
