-- Replays of a range of the raw topic. A row outlives its end by the retention time.
create table replay (
  replay text primary key,
  -- Null for all accounts.
  account text,
  from_at timestamptz not null,
  to_at timestamptz not null,
  dry_run boolean not null,
  state text not null default 'RUNNING',
  -- By partition: the next offset, and the offset to stop at. Null before the first batch.
  cursor text,
  read_count integer not null default 0,
  activity_count integer not null default 0,
  skipped_count integer not null default 0,
  unreadable_count integer not null default 0,
  lease_id text,
  lease_until timestamptz,
  due_at timestamptz not null default now(),
  requested_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint replay_state_ck check (state in ('RUNNING', 'COMPLETE', 'CANCELLED')),
  constraint replay_end_has_time_ck check ((state = 'RUNNING') = (ended_at is null))
);

create unique index replay_one_at_a_time_uq on replay ((true)) where state = 'RUNNING';
