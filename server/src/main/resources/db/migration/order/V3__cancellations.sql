-- What cancelling was said to cost when the order was placed. An order from before there were fees has none: for it they
-- are what is usual.
alter table orders.purchase
    add column fee_free_hours integer,
    add column fee_days       integer[],
    add column fee_percents   integer[],
    add column fee_zone       text,
    -- Looked at in what is there already by the next step, which keeps nobody from buying.
    add constraint fees_are_promised_whole
        check (num_nonnulls(fee_free_hours, fee_days, fee_percents, fee_zone) in (0, 4)) not valid;

create table orders.cancellation (
    -- Made by whoever asked, so that asking again cancels nothing else.
    cancellation_id uuid primary key,
    order_id        uuid        not null references orders.purchase,
    -- Whether all tickets were meant, not these.
    whole           boolean     not null,
    percent         int         not null check (percent between 0 and 100),
    -- Of the step that held; none where it was free because the tickets had just been bought.
    days_before     int,
    fee             bigint      not null check (fee >= 0),
    refund          bigint      not null check (refund >= 0),
    -- As payment knows it; none where nothing goes back.
    refund_id       uuid unique,
    state           text        not null check (state in ('FREEING', 'DONE')),
    -- When somebody must look after its seats if they are not free.
    step_due        timestamptz,
    at              timestamptz not null default clock_timestamp(),
    done_at         timestamptz,
    constraint what_goes_back_has_an_id check ((refund > 0) = (refund_id is not null)),
    constraint done_cancellations_rest
        check ((state = 'DONE') = (step_due is null) and (state = 'DONE') = (done_at is not null))
);
create index cancellation_due on orders.cancellation (step_due) where step_due is not null;
create index cancellation_of on orders.cancellation (order_id, at);

alter table orders.ticket
    add column cancellation_id uuid references orders.cancellation,
    add column fee             bigint,
    add constraint cancelled_by_somebody check ((status = 'CANCELLED') = (cancellation_id is not null))
        not valid,
    add constraint cancelled_for_a_fee check ((cancellation_id is null) = (fee is null) and fee between 0 and price)
        not valid;
create index ticket_cancelled_by on orders.ticket (cancellation_id) where cancellation_id is not null;
