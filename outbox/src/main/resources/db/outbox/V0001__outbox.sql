-- Committed facts that have not reached Kafka yet. Rows live for milliseconds.
create table outbox_message (
  id bigint generated always as identity,
  -- A hash of the key. Rows of one shard are sent in the order of their ids.
  shard integer not null,
  topic text not null,
  message_key text not null,
  headers text not null,
  body text not null,
  created_at timestamptz not null default now(),
  primary key (shard, id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Facts that Kafka refuses for themselves. Each is sent again when it is due.
create table refused_fact (
  id bigint primary key,
  shard integer not null,
  topic text not null,
  message_key text not null,
  headers text not null,
  body text not null,
  created_at timestamptz not null,
  reason text not null check (reason in ('TOO_LARGE', 'INVALID', 'TOPIC_MISSING', 'NOT_AUTHORISED')),
  attempts integer not null default 1,
  tried_at timestamptz not null default now(),
  next_attempt_at timestamptz not null default now() + interval '30 seconds'
);

create index refused_fact_due_ix on refused_fact (shard, id);
create index refused_fact_key_ix on refused_fact (topic, message_key);

-- Messages of Kafka that could not be applied. Each is applied again at every start. Bodies with
-- personal data are encrypted (BodyCipher).
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
  -- When the last heartbeat was sent that has passed here; at first when the partition was assigned.
  heartbeat_at timestamptz not null default now(),
  primary key (topic, partition)
) with (fillfactor = 50);
