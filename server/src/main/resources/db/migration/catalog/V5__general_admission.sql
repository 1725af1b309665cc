-- General-admission areas of a plan, in its order: which section, what it costs, how many at once.
alter table catalog.seating_plan
    add column area_sections   integer[] not null default '{}',
    add column area_categories integer[] not null default '{}',
    add column area_capacities integer[] not null default '{}' check (0 < all (area_capacities));

create function catalog.total(integer[]) returns bigint
    language sql immutable parallel safe
    return (select coalesce(sum(n), 0) from unnest($1) as n);

alter table catalog.seating_plan
    drop constraint capacity_is_the_seat_count,
    add constraint capacity_is_seats_and_places check (
        cardinality(seat_labels) + catalog.total(area_capacities) = seats_total
        and cardinality(seat_rows) = cardinality(seat_labels)
        and cardinality(seat_sections) = cardinality(seat_labels)
        and cardinality(seat_categories) = cardinality(seat_labels)
        and cardinality(seat_xs) = cardinality(seat_labels)
        and cardinality(seat_ys) = cardinality(seat_labels)),
    add constraint areas_are_whole check (cardinality(area_categories) = cardinality(area_sections)
        and cardinality(area_capacities) = cardinality(area_sections));
