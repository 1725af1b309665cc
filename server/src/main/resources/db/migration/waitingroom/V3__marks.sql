-- How far each line got: Redis, where it lives, may be emptied, or come back with what it knew before.
create table waitingroom.mark (
    performance_id bigint primary key,
    epoch bigint not null check (epoch > 0),
    -- the epoch in which these numbers began
    since bigint not null check (since > 0),
    step bigint not null check (step >= 0),
    -- reserved ahead: no number above this one is out
    issued bigint not null check (issued >= 0),
    serving bigint not null check (serving >= 0),
    settled bigint not null check (settled >= 0),
    forming boolean not null,
    marked_at timestamptz not null,
    check (since <= epoch)
);
