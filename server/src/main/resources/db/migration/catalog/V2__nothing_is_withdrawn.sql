-- A performance is deleted in the transaction that finds nothing sold: it is never half gone.
alter table catalog.performance drop column withdrawn;
