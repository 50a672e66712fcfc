-- A poll of one merchant's Stripe account, according to the facts so far.
create table check_run (
  poll text primary key,
  account text not null,
  trigger text not null,
  state text not null,
  -- Of two facts the one with the higher rank is newer, whichever arrived first.
  state_rank smallint not null,
  stage text,
  read_count integer not null,
  recovered_count integer not null,
  -- The payments of recovered objects.
  recovered_ids text[] not null default '{}',
  from_at timestamptz,
  to_at timestamptz,
  failure text,
  started_at timestamptz not null,
  updated_at timestamptz not null
);

create index check_run_latest_ix on check_run (account, started_at desc);
create index check_run_in_progress_ix on check_run (account)
  where state in ('REQUESTED', 'RUNNING');
-- For the health of merchants.
create index check_run_ended_ix on check_run (account, updated_at)
  where state in ('COMPLETED', 'FAILED');
create index check_run_recovered_ix on check_run (account, updated_at) where recovered_count > 0;

-- A backfill of one merchant, according to the facts so far. Requests are stored first, so the row
-- exists before any other fact arrives.
create table backfill_run (
  backfill text primary key,
  account text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  dry_run boolean not null,
  -- Why it started automatically, if it did.
  trigger text,
  phase text not null,
  -- Of two facts the one with the higher rank is newer, whichever arrived first.
  phase_rank smallint not null,
  paused boolean not null default false,
  -- The number of the latest pause, resume or cancel command.
  sequence integer not null default 0,
  stage text,
  read_count integer not null default 0,
  recovered_count integer not null default 0,
  failure text,
  -- The result of a dry run, as published.
  assessment text,
  started_at timestamptz not null,
  updated_at timestamptz not null
);

create index backfill_run_latest_ix on backfill_run (account, started_at desc);

-- A re-drive: its request and its result as published, in any order of arrival.
create table redrive_run (
  redrive text primary key,
  account text not null,
  request text,
  response text,
  at timestamptz not null,
  constraint redrive_run_has_a_fact_ck check (request is not null or response is not null)
);
