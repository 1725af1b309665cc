-- A part of a payment's money may go back while the payment stands: how much is to, and how much has.
alter table payment.payment
    add column to_give_back bigint not null default 0,
    add column given_back   bigint not null default 0,
    add constraint no_more_back_than_was_paid
        check (0 <= given_back and given_back <= to_give_back and to_give_back <= amount) not valid,
    add constraint what_was_not_taken_does_not_go_back check (to_give_back = 0 or state = 'COMPLETED') not valid;

create table payment.refund (
    refund_id  uuid primary key,
    payment_id uuid        not null references payment.payment,
    amount     bigint      not null check (amount > 0),
    state      text        not null check (state in ('ASKED', 'DONE')),
    -- When somebody must look after it if it is not done.
    step_due   timestamptz,
    asked      int         not null default 0,
    created_at timestamptz not null default clock_timestamp(),
    done_at    timestamptz,
    constraint done_refunds_rest check ((state = 'DONE') = (step_due is null) and (state = 'DONE') = (done_at is not null))
);
create index refund_due on payment.refund (step_due) where step_due is not null;
create index refund_of on payment.refund (payment_id, created_at);

-- The same in the books of the sandbox. What is written there by an older process gives everything back at once.
alter table payment.sandbox_charge
    add column given_back bigint not null default 0 check (given_back between 0 and amount);
update payment.sandbox_charge set given_back = amount where state = 'REFUNDED';

create table payment.sandbox_refund (
    refund_id uuid primary key,
    charge_id uuid   not null references payment.sandbox_charge,
    amount    bigint not null check (amount > 0)
);
insert into payment.sandbox_refund (refund_id, charge_id, amount)
select refund_id, charge_id, amount from payment.sandbox_charge where state = 'REFUNDED' and amount > 0;
