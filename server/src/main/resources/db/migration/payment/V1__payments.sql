create schema if not exists payment;

create table payment.payment (
    payment_id   uuid primary key,
    -- What is paid for; payment does not know what it is.
    reference    uuid        not null,
    account_id   uuid        not null,
    method       text        not null check (method in ('WALLET', 'SANDBOX')),
    amount       bigint      not null check (amount >= 0),
    currency     text        not null default 'KRW' check (currency = 'KRW'),
    state        text        not null check (state in ('READY', 'AWAITING_PAYER', 'AUTHORIZING', 'CAPTURING', 'UNKNOWN',
                                                       'COMPLETED', 'FAILED', 'REFUNDING', 'REFUNDED')),
    failure      text,
    checkout_url text,
    refund_id    uuid unique,
    pay_until    timestamptz not null,
    -- When somebody must look after it if it has not moved on; none in a last state.
    step_due     timestamptz,
    asked        int         not null default 0,
    moves        int         not null default 1,
    created_at   timestamptz not null default clock_timestamp(),
    changed_at   timestamptz not null default clock_timestamp(),
    constraint failed_has_a_reason check ((state = 'FAILED') = (failure is not null)),
    constraint refund_has_an_id check ((state in ('REFUNDING', 'REFUNDED')) = (refund_id is not null)),
    constraint last_states_rest check ((state in ('COMPLETED', 'FAILED', 'REFUNDED')) = (step_due is null))
);
-- One reference is paid by one payment: at most one is on its way or has arrived.
create unique index one_payment_a_reference on payment.payment (reference)
    where state not in ('FAILED', 'REFUNDED');
create index payment_due on payment.payment (step_due) where step_due is not null;
create index payment_of on payment.payment (account_id, created_at desc);

create table payment.payment_move (
    payment_id uuid        not null references payment.payment,
    move_no    int         not null,
    from_state text,
    to_state   text        not null,
    why        text        not null,
    at         timestamptz not null default clock_timestamp(),
    primary key (payment_id, move_no)
);
