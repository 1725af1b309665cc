create schema if not exists wallet;

-- What each fan has. Accounts of the house have no row here: theirs would be the one row that every payment waits for,
-- and what they have follows from the transfers.
create table wallet.balance (
    account_id uuid primary key,
    balance    bigint not null constraint never_below_zero check (balance >= 0)
);

-- One row moves money from one account to another, so that all entries together sum to zero whatever is inserted.
create table wallet.transfer (
    transfer_id  uuid primary key,
    kind         text        not null check (kind in ('CHARGE', 'PAYMENT', 'REFUND')),
    from_account uuid        not null,
    to_account   uuid        not null,
    amount       bigint      not null check (amount >= 0),
    at           timestamptz not null default clock_timestamp(),
    constraint between_two check (from_account <> to_account)
);
create index transfer_from on wallet.transfer (from_account, at desc);
create index transfer_to on wallet.transfer (to_account, at desc);

-- Transfers that the balance did not cover. The id is spent: asked again later, when there is money, the answer is the
-- same, so that whoever was told "no" is never charged by a request that was late.
create table wallet.refused_transfer (
    transfer_id  uuid primary key,
    from_account uuid        not null,
    to_account   uuid        not null,
    amount       bigint      not null,
    at           timestamptz not null default clock_timestamp()
);

create view wallet.entry as
select transfer_id, from_account as account_id, -amount as amount, kind, at from wallet.transfer
union all
select transfer_id, to_account, amount, kind, at from wallet.transfer;

create function wallet.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is only ever added to' using errcode = 'restrict_violation';
end $$;

create trigger only_ever_added_to before update or delete on wallet.transfer
    for each row execute function wallet.refuse_change();
