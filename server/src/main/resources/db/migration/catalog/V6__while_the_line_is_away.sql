-- What a host wants while the line is away; null in a policy reads as CLOSED.
alter table catalog.performance
    add column room_away text check (room_away in ('CLOSED', 'OPEN')),
    add check (room_away is null or room_admission_seconds is not null);
