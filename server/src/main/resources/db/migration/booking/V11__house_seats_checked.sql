alter table booking.seat_claim validate constraint seat_claim_state_check;
