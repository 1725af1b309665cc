-- What giving a ticket back costs: nothing for so many hours after buying, else a percentage of its price up to so many
-- days before. Whoever said nothing gets what is usual.
alter table catalog.performance
    add column fee_free_hours integer   not null default 24 check (fee_free_hours between 0 and 168),
    add column fee_days       integer[] not null default '{10,7,3,1,0}',
    add column fee_percents   integer[] not null default '{0,10,20,30,90}',
    add constraint each_fee_has_its_day check (cardinality(fee_days) = cardinality(fee_percents)
        and cardinality(fee_days) <= 10),
    add constraint a_fee_is_a_part_of_the_price check (0 <= all (fee_percents) and 100 >= all (fee_percents)
        and 0 <= all (fee_days));
