alter table orders.purchase validate constraint nothing_is_completed_unpaid;
alter table orders.purchase validate constraint gifts_cost_nothing;
alter table orders.ticket validate constraint given_tickets_cost_nothing;
