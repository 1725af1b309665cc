-- What a host wants while Redis, and the line with it, is away; null in a changed policy reads as CLOSED.
alter table waitingroom.room add column away text check (away in ('CLOSED', 'OPEN'));
