alter table orders.purchase validate constraint fees_are_promised_whole;
alter table orders.ticket validate constraint cancelled_by_somebody;
alter table orders.ticket validate constraint cancelled_for_a_fee;
