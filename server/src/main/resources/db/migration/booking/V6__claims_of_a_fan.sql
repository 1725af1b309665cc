-- What a fan has of one performance: read for every wish. By account alone, that read all that the fan ever had anywhere.
-- The performance stands there as an expression, so that the primary key cannot serve the look-up: on an empty table a
-- plan by that key would look as good, and would read a whole performance for each fan once the table is full.
create index seat_claim_of_fan on booking.seat_claim (account_id, (performance_id + 0));
create index area_claim_of_fan on booking.area_claim (account_id, (performance_id + 0));
drop index booking.seat_claim_by_account;
drop index booking.area_claim_by_account;
