-- What a hold was at first, where some of it was bought and given back since: the same wish again has the same answer.
-- The other columns have what is left of it.
alter table booking.hold
    add column first_seats   integer[],
    add column first_section integer,
    add column first_places  integer,
    add constraint first_places_have_their_area
        check (num_nonnulls(first_section, first_places) in (0, 2) and (first_seats is not null or first_section is null))
        not valid;

-- Something of it was sold and given back: there are orders that name it, so it is never deleted and its terms stay.
alter table booking.lane add column given_back boolean not null default false;
