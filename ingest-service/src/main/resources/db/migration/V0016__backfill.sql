-- Backfills that were asked for, where each one is, and who reads it now. Kept for a while after it
-- ended, so that a request that comes again is not another one.
create table backfill (
  backfill text primary key,
  account text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  dry_run boolean not null,
  state text not null default 'RUNNING',
  -- The newest word on whether it is to go on.
  turn integer not null default 0,
  -- The place: which list, and after which of its objects.
  stage text not null,
  after text,
  read_count integer not null default 0,
  recovered_count integer not null default 0,
  lease text,
  lease_until timestamptz,
  due_at timestamptz not null default now(),
  -- When it last got on: what stands still for too long is given up.
  moved_at timestamptz not null default now(),
  received_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint backfill_state_ck check (state in ('RUNNING', 'PAUSED', 'ENDED')),
  constraint backfill_end_has_time_ck check ((state = 'ENDED') = (ended_at is not null))
);

create index backfill_due_ix on backfill (due_at) where state = 'RUNNING';
create index backfill_account_ix on backfill (account, received_at) where state = 'RUNNING';

-- The Stripe ids of which a backfill has read everything that belongs to them, so that nobody walks
-- there again, whoever goes on with it. Forgotten when it has ended.
create table backfill_whole (
  backfill text not null references backfill (backfill) on delete cascade,
  stripe_id text not null,
  constraint backfill_whole_once_pk primary key (backfill, stripe_id)
);
