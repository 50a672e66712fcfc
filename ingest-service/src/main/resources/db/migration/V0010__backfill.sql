-- Backfills. A row outlives its end, so that a repeated request is ignored.
create table backfill (
  backfill text primary key,
  account text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  dry_run boolean not null,
  state text not null default 'RUNNING',
  -- The sequence number of the last pause, resume or cancel.
  control_sequence integer not null default 0,
  -- The cursor: the list, and the id of the last object read in it.
  stage text not null,
  after text,
  read_count integer not null default 0,
  recovered_count integer not null default 0,
  lease_id text,
  lease_until timestamptz,
  due_at timestamptz not null default now(),
  -- The last progress. A backfill without progress fails after a time limit.
  progressed_at timestamptz not null default now(),
  received_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint backfill_state_ck check (state in ('RUNNING', 'PAUSED', 'ENDED')),
  constraint backfill_end_has_time_ck check ((state = 'ENDED') = (ended_at is not null))
);

create index backfill_due_ix on backfill (due_at) where state = 'RUNNING';
create index backfill_account_ix on backfill (account, received_at) where state = 'RUNNING';
