-- The schema of the module `order` is `orders`: `order` is a reserved word.
create schema if not exists orders;

create table orders.purchase (
    order_id       uuid primary key,
    account_id     uuid        not null,
    hold_id        uuid        not null constraint one_order_a_hold unique,
    performance_id bigint      not null,
    state          text        not null check (state in ('CREATED', 'PAYING', 'CONFIRMING', 'UNPAYING', 'REFUNDING',
                                                         'GIVING_UP', 'COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED')),
    total          bigint      not null check (total >= 0),
    -- The last payment that was begun.
    payment_id     uuid unique,
    pay_until      timestamptz not null,
    -- When somebody must look after it if it has not moved on; none in a last state.
    step_due       timestamptz,
    moves          int         not null default 1,
    created_at     timestamptz not null default clock_timestamp(),
    changed_at     timestamptz not null default clock_timestamp(),
    constraint last_states_rest
        check ((state in ('COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED')) = (step_due is null)),
    constraint nothing_is_completed_unpaid
        check (payment_id is not null or state in ('CREATED', 'GIVING_UP', 'CANCELLED', 'EXPIRED'))
);
create index purchase_due on orders.purchase (step_due) where step_due is not null;
create index purchase_of on orders.purchase (account_id, created_at desc);
create index purchase_for on orders.purchase (performance_id, state);

create table orders.line (
    order_id uuid   not null references orders.purchase,
    seat_no  int    not null check (seat_no >= 0),
    label    text   not null,
    price    bigint not null check (price >= 0),
    primary key (order_id, seat_no)
);

create table orders.order_move (
    order_id   uuid        not null references orders.purchase,
    move_no    int         not null,
    from_state text,
    to_state   text        not null,
    why        text        not null,
    at         timestamptz not null default clock_timestamp(),
    primary key (order_id, move_no)
);

create table orders.ticket (
    ticket_id      uuid primary key,
    order_id       uuid        not null references orders.purchase,
    account_id     uuid        not null,
    performance_id bigint      not null,
    seat_no        int         not null check (seat_no >= 0),
    label          text        not null,
    price          bigint      not null check (price >= 0),
    status         text        not null check (status in ('VALID', 'USED', 'CANCELLED')),
    issued_at      timestamptz not null default clock_timestamp()
);
-- Whatever goes wrong elsewhere: a seat is not sold twice.
create unique index one_ticket_a_seat on orders.ticket (performance_id, seat_no) where status <> 'CANCELLED';
create index ticket_of on orders.ticket (account_id, issued_at desc);
create index ticket_in on orders.ticket (order_id);
