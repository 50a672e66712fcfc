-- Backfills in dry run. An ended one is kept for a while, so that a late or repeated message does not
-- start it again.
create table dry_run (
  backfill text primary key,
  account text not null,
  state text not null default 'OPEN',
  facts integer not null default 0,
  too_large boolean not null default false,
  due_at timestamptz,
  opened_at timestamptz not null default now(),
  constraint dry_run_state_ck check (state in ('OPEN', 'COMPLETE', 'ENDED'))
);

create index dry_run_due_ix on dry_run (due_at) where state = 'COMPLETE';

-- What they read. None of it becomes a fact: it is decided in transactions that are rolled back.
create table dry_run_fact (
  backfill text not null references dry_run (backfill) on delete cascade,
  fact_id text not null,
  -- The Stripe ids that relate it to other facts: its own, its subscription and its customer.
  correlation_ids text[] not null,
  body text not null,
  constraint dry_run_fact_once_pk primary key (backfill, fact_id)
);
