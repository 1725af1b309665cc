-- The draw of those who came before the sale: announced with its commitment, then closed with all who take part, then told.
create table waitingroom.draw (
    performance_id bigint primary key,
    seed bytea not null check (octet_length(seed) = 32),
    commitment bytea not null check (octet_length(commitment) = 32),
    announced_at timestamptz not null,
    epoch bigint,
    entrants integer check (entrants between 1 and 1000000),
    root bytea check (octet_length(root) = 32),
    leaves bytea check (octet_length(leaves) = 32 * entrants),
    closed_at timestamptz,
    told_at timestamptz,
    check (num_nonnulls(epoch, entrants, root, leaves, closed_at) in (0, 5)),
    check (told_at is null or closed_at is not null)
);

-- Hashes cannot be made smaller.
alter table waitingroom.draw alter column leaves set storage external;
