-- A fourth state: its host keeps the seat from sale. Such a claim is in the name of the wish by which it was blocked.
alter table booking.seat_claim
    drop constraint seat_claim_state_check,
    add constraint seat_claim_state_check check (state between 1 and 4) not valid;

-- What hosts did to seats, in its order: who, what, why and when. The wish that blocks a seat says why it is blocked.
create table booking.house_move (
    move_no        bigint      generated always as identity primary key,
    wish_id        uuid        not null,
    performance_id bigint      not null,
    account_id     uuid        not null,
    move           text        not null check (move in ('BLOCK', 'FREE')),
    reason         text        check (length(reason) between 1 and 60),
    seats          integer[]   not null check (cardinality(seats) between 1 and 500),
    at             timestamptz not null,
    constraint house_move_says_why_it_blocks check ((move = 'BLOCK') = (reason is not null))
);

create index house_move_of_wish on booking.house_move (wish_id);
