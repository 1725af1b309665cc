-- The books of the sandbox, a payment company that is played here. Nothing else reads them: it is asked.
create table payment.sandbox_charge (
    charge_id  uuid primary key,
    amount     bigint      not null,
    choice     text check (choice in ('SUCCESS', 'DECLINE', 'LOSE_ANSWER')),
    state      text        not null check (state in ('OPEN', 'TAKEN', 'DECLINED', 'REFUNDED')),
    refund_id  uuid,
    at         timestamptz not null default clock_timestamp()
);
