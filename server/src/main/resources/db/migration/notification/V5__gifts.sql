-- A notice may also be about tickets that a host gave away, and about their way back.
alter table notification.notice drop constraint notice_kind_check;
alter table notification.notice add constraint notice_kind_check
    check (kind in ('TICKET_BOUGHT', 'PAYMENT_FAILED', 'TURN_CAME', 'TICKETS_CANCELLED', 'PASSWORD_ASKED',
                    'PASSWORD_CHANGED', 'TICKETS_GIVEN', 'TICKETS_RETURNED', 'TICKETS_TAKEN_BACK')) not valid;
