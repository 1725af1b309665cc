-- A notice may also be about tickets that were cancelled.
alter table notification.notice drop constraint notice_kind_check;
alter table notification.notice add constraint notice_kind_check
    check (kind in ('TICKET_BOUGHT', 'PAYMENT_FAILED', 'TURN_CAME', 'TICKETS_CANCELLED'));
