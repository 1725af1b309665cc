-- The round of a public beacon that a draw was promised, and what became of it: what it said, or why it has no say.
alter table waitingroom.draw
    add column beacon_name text,
    -- one of those that serve it, for whoever wants to look the round up
    add column beacon_relay text,
    add column beacon_chain bytea check (octet_length(beacon_chain) = 32),
    add column beacon_genesis timestamptz,
    add column beacon_period_ms bigint check (beacon_period_ms > 0),
    add column beacon_round bigint check (beacon_round > 0),
    -- when the list of entrants was there for everyone to see, at the latest
    add column published_at timestamptz,
    add column beacon_randomness bytea,
    add column beacon_signature bytea check (octet_length(beacon_signature) <= 512),
    add column beacon_missed text check (beacon_missed in ('LIST_TOO_LATE', 'ROUND_TOO_FAR', 'NO_ANSWER')),
    add check (num_nonnulls(beacon_name, beacon_relay, beacon_chain, beacon_genesis, beacon_period_ms, beacon_round)
               in (0, 6)),
    add check (published_at is null or closed_at is not null),
    add check (num_nonnulls(beacon_randomness, beacon_signature) in (0, 2)),
    add check (beacon_randomness is null or beacon_missed is null),
    add check ((beacon_randomness is null and beacon_missed is null)
               or (beacon_chain is not null and closed_at is not null)),
    add check (beacon_randomness = sha256(beacon_signature)),
    -- Randomness that could be known before the list was published has no say.
    add check (beacon_randomness is null
               or (published_at is not null
                   and extract(epoch from greatest(closed_at, published_at))
                       < extract(epoch from beacon_genesis) + (beacon_round - 1) * beacon_period_ms / 1000.0)),
    add check (told_at is null or beacon_chain is null or beacon_randomness is not null or beacon_missed is not null);

-- Those that wait for a beacon: few, and looked for each second.
create index draw_waiting_for_beacon on waitingroom.draw (performance_id)
    where beacon_chain is not null and root is not null and beacon_randomness is null and beacon_missed is null;
