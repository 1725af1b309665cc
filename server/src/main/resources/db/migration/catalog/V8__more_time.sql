-- What a fan who asks gets once on top of the time for which seats are kept (WCAG 2.2.1); 0 where the host gives none.
alter table catalog.performance
    add column more_seconds integer not null default 120 check (more_seconds between 0 and 900);
