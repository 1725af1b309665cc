create schema if not exists outbox;

-- Events on their way to Kafka. Partitioned by day, so that what was published is dropped and never deleted row by row.
create table outbox.event (
    id           bigint      not null generated always as identity,
    day          date        not null default (clock_timestamp() at time zone 'UTC')::date,
    bucket       smallint    not null check (bucket between 0 and 15),
    topic        text        not null,
    key          text        not null,
    event_id     uuid        not null,
    type         text        not null,
    payload      text        not null,
    created_at   timestamptz not null default clock_timestamp(),
    published_at timestamptz,
    primary key (id, day)
) partition by range (day);

-- The one index that the relay looks up by; it holds what is unpublished and nothing else.
create index event_unpublished on outbox.event (bucket, id) where published_at is null;

-- The net under the job that makes partitions ahead: an event always has somewhere to go.
create table outbox.event_default partition of outbox.event default;

-- What each consumer has done already; written in the transaction of its effect.
create table outbox.inbox (
    consumer   text        not null,
    event_id   uuid        not null,
    handled_at timestamptz not null default clock_timestamp(),
    primary key (consumer, event_id)
);
create index inbox_handled_at on outbox.inbox (handled_at);

-- Messages that a consumer could not handle.
create table outbox.dead_letter (
    id          bigint      primary key generated always as identity,
    consumer    text        not null,
    topic       text        not null,
    partition   int         not null,
    "offset"    bigint      not null,
    key         text,
    event_id    text,
    event_type  text,
    payload     bytea,
    error       text        not null,
    failed_at   timestamptz not null default clock_timestamp(),
    replayed_at timestamptz,
    replayed_by uuid,
    -- a consumer that was killed while it gave a message up gives it up again
    unique (consumer, topic, partition, "offset"),
    check ((replayed_at is null) = (replayed_by is null))
);
create index dead_letter_open on outbox.dead_letter (id) where replayed_at is null;
