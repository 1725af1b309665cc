alter table notification.notice validate constraint notice_kind_check;
