-- Committed facts that have not reached Kafka yet. Rows live for milliseconds.
create table outbox_message (
  id bigint generated always as identity primary key,
  topic text not null,
  message_key text not null,
  headers text not null,
  -- Absent in a tombstone, which deletes its key from a compacted topic.
  body text,
  created_at timestamptz not null default now()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Messages of Kafka that could not be applied. Each is applied again at every start.
create table parked_message (
  id uuid primary key,
  channel text not null,
  topic text not null,
  partition integer not null,
  record_offset bigint not null,
  message_key text,
  headers text not null,
  body bytea,
  reason text not null check (reason in ('FAILED', 'UNKNOWN_TYPE', 'BROKEN')),
  error text not null,
  version text not null,
  attempts integer not null default 1,
  parked_at timestamptz not null default now(),
  tried_at timestamptz not null default now(),
  -- Until when one replica retries it: no other takes it meanwhile.
  leased_until timestamptz,
  unique (channel, topic, partition, record_offset)
);

-- How far this database has got in each partition: every earlier message is applied or parked here.
-- A restored database thus knows what to read again.
create table feed_position (
  topic text not null,
  partition integer not null,
  next_offset bigint not null,
  primary key (topic, partition)
) with (fillfactor = 50);
