create index message_in_doubt on message (clinic_id, id) where state = 'UNKNOWN';
