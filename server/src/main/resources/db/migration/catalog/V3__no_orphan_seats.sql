-- Whether who picks seats by hand may not leave a single one between taken ones.
alter table catalog.performance add column no_orphan_seats boolean not null default false;
