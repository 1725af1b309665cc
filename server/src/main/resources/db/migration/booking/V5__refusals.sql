-- Why wishes that were decided later were refused: for whoever asks with the receipt, and so that a wish which comes a
-- second time is not decided again after its fan was told. Forgotten after minutes.
create table booking.refusal (
    hold_id    uuid        not null,
    account_id uuid        not null,
    asked_at   timestamptz not null,
    reason     text        not null,
    refused_at timestamptz not null default clock_timestamp(),
    primary key (hold_id, account_id, asked_at)
);

-- What is forgotten first.
create index refusal_by_time on booking.refusal (refused_at);
