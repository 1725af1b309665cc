-- What was wished, where it was the best that is free: the same id may ask for the same again, and hear the same answer.
alter table booking.hold add column best jsonb;
