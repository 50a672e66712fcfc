-- Spans of the raw topic that are read again, and where each reading is. Kept for a while after it
-- ended.
create table replay (
  replay text primary key,
  -- Null for all accounts.
  account text,
  from_at timestamptz not null,
  to_at timestamptz not null,
  dry_run boolean not null,
  state text not null default 'RUNNING',
  -- By partition: the next offset, and the one to stop at. Null before it has begun.
  places text,
  read_count integer not null default 0,
  activity_count integer not null default 0,
  passed_over_count integer not null default 0,
  unreadable_count integer not null default 0,
  lease text,
  lease_until timestamptz,
  due_at timestamptz not null default now(),
  asked_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint replay_state_ck check (state in ('RUNNING', 'COMPLETE', 'CANCELLED')),
  constraint replay_end_has_time_ck check ((state = 'RUNNING') = (ended_at is null))
);

create unique index replay_one_at_a_time_uq on replay ((true)) where state = 'RUNNING';
