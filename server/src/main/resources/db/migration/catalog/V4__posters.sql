-- The picture itself is kept outside, under its hash; the same one may be the poster of several shows.
alter table catalog.show
    add column poster_hash   text    check (poster_hash ~ '^[0-9a-f]{64}$'),
    add column poster_width  integer check (poster_width > 0),
    add column poster_height integer check (poster_height > 0),
    add constraint poster_is_whole check (num_nulls(poster_hash, poster_width, poster_height) in (0, 3));

create index show_of_poster on catalog.show (poster_hash) where poster_hash is not null;
