-- Which capture takes money for a hold, so that a late word of another one is known for what it is.
alter table booking.hold add column capture_id uuid;
-- Not of rows that are there: a hold that is being paid while this runs does not say by which capture.
alter table booking.hold add constraint hold_captures
    check ((status = 'CAPTURING') = (capture_id is not null)) not valid;
