create schema if not exists waitingroom;

-- What a host decided about a waiting room while it runs. No row: nothing was decided, the performance's own policy holds.
create table waitingroom.room (
    performance_id bigint primary key,
    version bigint not null check (version > 0),
    opened boolean not null,
    paused boolean not null,
    draining boolean not null,
    policy_changed boolean not null,
    rate_count integer check (rate_count > 0),
    rate_per_ms bigint check (rate_per_ms > 0),
    group_size integer check (group_size > 0),
    concurrency integer check (concurrency > 0),
    admission_ms bigint check (admission_ms > 0),
    rejoin text check (rejoin in ('KEEP', 'TAIL')),
    changed_by uuid not null,
    changed_at timestamptz not null,
    check ((rate_count is null) = (rate_per_ms is null)),
    check (policy_changed = (admission_ms is not null)),
    check (policy_changed = (rejoin is not null))
);
