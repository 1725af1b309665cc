alter table identity.account
    -- counts the passwords that it has had: a log-in that was checked against an older one is none
    add column password_no        integer     not null default 1,
    -- what its letters and notices are written in; none where nobody has chosen
    add column language           text        check (language in ('ko', 'en')),
    add column email_confirmed_at timestamptz,
    add column phone_confirmed_at timestamptz,
    add constraint no_phone_no_confirmation check (phone is not null or phone_confirmed_at is null);

-- Nobody reads the mail of the demo's people.
update identity.account
   set email_confirmed_at = clock_timestamp(),
       phone_confirmed_at = case when phone is null then null else clock_timestamp() end
 where demo_fan is not null or lower(email) in ('host@grandstand.test', 'admin@grandstand.test');

alter table identity.session drop constraint session_end_reason_check;
alter table identity.session add constraint session_end_reason_check
    check (end_reason in ('LOGGED_OUT', 'TOKEN_REUSED', 'ROLES_CHANGED', 'PASSWORD_CHANGED'));

-- What is to be written to somebody. No secret is in here: it is made when the letter is, and kept as a hash alone.
create table identity.letter (
    letter_id  uuid        primary key,
    kind       text        not null check (kind in ('NEW_PASSWORD', 'CONFIRM_EMAIL', 'CONFIRM_PHONE')),
    -- Whoever forgot a password says whose it is; whether there is such an account is looked up when nobody waits.
    email      text,
    account_id uuid        references identity.account,
    language   text        not null check (language in ('ko', 'en')),
    due_at     timestamptz not null default clock_timestamp(),
    tries      integer     not null default 0,
    check ((kind = 'NEW_PASSWORD') = (email is not null)),
    check ((email is null) <> (account_id is null))
);
create index letter_due on identity.letter (due_at);

-- One-time links. Only hashes: whoever reads this table cannot use them.
create table identity.link (
    token_hash bytea       primary key,
    account_id uuid        not null references identity.account,
    purpose    text        not null check (purpose in ('NEW_PASSWORD', 'CONFIRM_EMAIL')),
    made_at    timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null
);
create index link_of on identity.link (account_id, purpose);
create index link_expiry on identity.link (expires_at);

-- The code that was sent to a number last. A million guesses would find it: its hash is keyed, and tries are counted.
create table identity.phone_code (
    account_id uuid        primary key references identity.account,
    code_hash  bytea       not null,
    tries      integer     not null default 0,
    made_at    timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null
);
create index phone_code_expiry on identity.phone_code (expires_at);
