-- Whether its host gave it away: sold as soon as it began, for nothing. What it has is claimed in nobody's name, as what a
-- host blocks is, so that it counts for no fan's limit.
alter table booking.hold add column given boolean not null default false;

-- A third thing that hosts do to seats: what was blocked goes to a guest, in the name of the hold that it is given in. The
-- wish by which it was blocked says why it is blocked again, once it comes back.
alter table booking.house_move
    add column of_wish uuid,
    drop constraint house_move_move_check,
    add constraint house_move_move_check check (move in ('BLOCK', 'FREE', 'GIVE')) not valid,
    add constraint house_move_gives_what_was_blocked check ((move = 'GIVE') = (of_wish is not null)) not valid;
