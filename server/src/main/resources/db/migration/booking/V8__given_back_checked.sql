alter table booking.hold validate constraint first_places_have_their_area;
