-- A line, and its ticket, is for a numbered seat or for one place in a general-admission area. Places have no numbers,
-- so lines do.
alter table orders.line
    add column line_no    int,
    add column section_id int check (section_id >= 0);

update orders.line l set line_no = n.line_no
from (select order_id, seat_no, row_number() over (partition by order_id order by seat_no) as line_no
      from orders.line) n
where n.order_id = l.order_id and n.seat_no = l.seat_no;

alter table orders.line
    drop constraint line_pkey,
    alter column line_no set not null,
    alter column seat_no drop not null,
    add primary key (order_id, line_no),
    add constraint one_line_a_seat unique (order_id, seat_no),
    add constraint line_is_for_a_seat_or_a_place check (num_nonnulls(seat_no, section_id) = 1);

alter table orders.ticket
    add column line_no    int,
    add column section_id int check (section_id >= 0);

update orders.ticket t set line_no = l.line_no
from orders.line l
where l.order_id = t.order_id and l.seat_no = t.seat_no;

alter table orders.ticket
    alter column line_no set not null,
    alter column seat_no drop not null,
    add constraint ticket_is_for_a_seat_or_a_place check (num_nonnulls(seat_no, section_id) = 1);

-- What one_ticket_a_seat is for seats: whatever goes wrong elsewhere, a place that was paid once lets in once.
create unique index one_ticket_a_line on orders.ticket (order_id, line_no) where status <> 'CANCELLED';
