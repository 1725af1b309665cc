-- What a session was begun with, in words of ours such as CHROME ANDROID; none where it did not say, or before it was asked.
alter table identity.session
    add column device text,
    add constraint session_device_is_two_words_at_most check (device ~ '^[A-Z_]{1,20}( [A-Z_]{1,20})?$') not valid;
