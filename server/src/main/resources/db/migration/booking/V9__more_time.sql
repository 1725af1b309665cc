-- By which wish of its fan a hold got more time: once, and the same wish again is the same answer.
alter table booking.hold add column lengthened_by uuid;
