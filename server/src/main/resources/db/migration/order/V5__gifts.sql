-- An order that a host gave to a guest: nothing was paid for it, and nothing goes back.
alter table orders.purchase
    add column given_by uuid,
    drop constraint nothing_is_completed_unpaid,
    add constraint nothing_is_completed_unpaid
        check (payment_id is not null or given_by is not null
            or state in ('CREATED', 'GIVING_UP', 'CANCELLED', 'EXPIRED')) not valid,
    add constraint gifts_cost_nothing
        check (given_by is null or total = 0 and payment_id is null and state in ('COMPLETED', 'CANCELLED')) not valid;

-- Said of the ticket, too, so that nobody has to look at orders to count what was sold.
alter table orders.ticket
    add column given boolean not null default false,
    add constraint given_tickets_cost_nothing check (not given or price = 0) not valid;

-- The host who took it back; none where it was given back by its fan.
alter table orders.cancellation add column taken_back_by uuid;

-- What a host gives to a guest: who, to whom, what and why. ASKED until its seats are the guest's; one that comes to nothing
-- is forgotten.
create table orders.gift (
    -- Made by the host, so that asking again gives nothing else.
    gift_id        uuid primary key,
    performance_id bigint      not null,
    host_id        uuid        not null,
    guest_id       uuid        not null,
    -- By which the guest was found, in small letters: another one is another wish.
    guest_address  text        not null check (length(guest_address) between 3 and 254),
    seats          integer[]   not null,
    section_id     integer     check (section_id >= 0),
    places         integer     check (places >= 1),
    reason         text        check (length(reason) between 1 and 60),
    -- Made here, so that nobody can have used them.
    hold_id        uuid        not null unique,
    order_id       uuid        not null unique,
    state          text        not null check (state in ('ASKED', 'GIVEN')),
    -- From then on its seats are not given any more, however late somebody comes.
    decide_by      timestamptz not null,
    -- When somebody must look after it if it is not given.
    step_due       timestamptz,
    asked_at       timestamptz not null default clock_timestamp(),
    given_at       timestamptz,
    constraint gift_is_of_something check (cardinality(seats) + coalesce(places, 0) between 1 and 20),
    constraint gift_has_places_of_a_section check (num_nonnulls(section_id, places) in (0, 2)),
    constraint given_gifts_rest
        check ((state = 'GIVEN') = (step_due is null) and (state = 'GIVEN') = (given_at is not null))
);
create index gift_due on orders.gift (step_due) where step_due is not null;
create index gift_for on orders.gift (performance_id, given_at desc, gift_id desc);
