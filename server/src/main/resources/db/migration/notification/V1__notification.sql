create schema if not exists notification;

create table notification.notice (
    notice_id  uuid        primary key,
    account_id uuid        not null,
    kind       text        not null check (kind in ('TICKET_BOUGHT', 'PAYMENT_FAILED')),
    cause      uuid        not null,
    content    jsonb       not null,
    at         timestamptz not null,
    created_at timestamptz not null default clock_timestamp(),
    read_at    timestamptz,
    -- one notice per cause, whatever is redelivered
    unique (account_id, kind, cause)
);
create index notice_of_account on notification.notice (account_id, at desc, notice_id desc);
create index notice_unread on notification.notice (account_id) where read_at is null;

-- What has still to be written to the log of notices. CLAIMED: a process is writing it, or died while it did.
create table notification.log_line (
    notice_id  uuid        primary key,
    state      text        not null default 'DUE' check (state in ('DUE', 'CLAIMED', 'WRITTEN')),
    claimed_at timestamptz,
    written_at timestamptz
);
create index log_line_open on notification.log_line (notice_id) where state <> 'WRITTEN';
