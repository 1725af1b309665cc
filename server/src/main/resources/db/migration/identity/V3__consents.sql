-- What an account's owner agreed to, in which version and when.
create table identity.consent (
    account_id uuid        not null references identity.account,
    document   text        not null check (document in ('TERMS', 'PRIVACY')),
    version    text        not null,
    at         timestamptz not null default clock_timestamp(),
    primary key (account_id, document, version)
);
