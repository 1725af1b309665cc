create schema if not exists identity;

create table identity.account (
    account_id    uuid        primary key,
    email         text        not null,
    nickname      text        not null,
    -- in the international form, +8210…
    phone         text,
    birth_date    date,
    password_hash text        not null,
    roles         text[]      not null check (roles <@ array['FAN', 'HOST', 'STAFF', 'ADMIN'] and cardinality(roles) > 0),
    -- whose staff this is
    host_id       uuid,
    -- which of the demo's fans this is
    demo_fan      integer,
    created_at    timestamptz not null default clock_timestamp(),
    constraint staff_belong_to_a_host check (('STAFF' = any (roles)) = (host_id is not null))
);
create unique index account_email on identity.account (lower(email));
create unique index account_nickname on identity.account (lower(nickname));
create unique index account_phone on identity.account (phone);
create unique index account_demo_fan on identity.account (demo_fan) where demo_fan is not null;

-- One log-in on one device, until its log-out.
create table identity.session (
    session_id uuid        primary key,
    account_id uuid        not null references identity.account,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    ended_at   timestamptz,
    end_reason text check (end_reason in ('LOGGED_OUT', 'TOKEN_REUSED', 'ROLES_CHANGED')),
    check ((ended_at is null) = (end_reason is null))
);
create index session_of on identity.session (account_id) where ended_at is null;
create index session_expiry on identity.session (expires_at);

-- Only hashes: whoever reads this table cannot log in with it.
create table identity.refresh_token (
    token_hash bytea       primary key,
    session_id uuid        not null references identity.session on delete cascade,
    issued_at  timestamptz not null default clock_timestamp(),
    used_at    timestamptz
);
create index refresh_token_session on identity.refresh_token (session_id);

-- The feed of ended sessions that every process reads each second.
create table identity.revocation (
    session_id uuid        primary key references identity.session on delete cascade,
    at         timestamptz not null default clock_timestamp()
);
create index revocation_at on identity.revocation (at);

-- The one-time link for the first admin of a real installation.
create table identity.first_admin_link (
    token_hash bytea       primary key,
    made_at    timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    used_at    timestamptz
);
