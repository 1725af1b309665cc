-- By itself, as it reads every ticket: what adds the column keeps all from reading them until it is done.
create index ticket_given on orders.ticket (performance_id) where given;
