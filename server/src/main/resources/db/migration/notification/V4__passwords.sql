-- A notice may also be about the password of an account.
alter table notification.notice drop constraint notice_kind_check;
alter table notification.notice add constraint notice_kind_check
    check (kind in ('TICKET_BOUGHT', 'PAYMENT_FAILED', 'TURN_CAME', 'TICKETS_CANCELLED', 'PASSWORD_ASKED',
                    'PASSWORD_CHANGED'));
