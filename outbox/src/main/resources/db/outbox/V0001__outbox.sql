-- Committed facts that have not reached Kafka yet. Rows live for milliseconds.
create table outbox_message (
  id bigint generated always as identity primary key,
  topic text not null,
  message_key text not null,
  headers text not null,
  body text not null,
  created_at timestamptz not null default now()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
