-- A message without a body is a tombstone: it deletes its key from a compacted topic.
alter table outbox_message alter column body drop not null;
