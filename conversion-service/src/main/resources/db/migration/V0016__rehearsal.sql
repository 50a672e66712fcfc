-- Backfills that are rehearsed. An ended one is kept for a while, so that what comes late or again
-- does not begin it anew.
create table rehearsal (
  backfill text primary key,
  account text not null,
  state text not null default 'OPEN',
  facts integer not null default 0,
  overflown boolean not null default false,
  due_at timestamptz,
  opened_at timestamptz not null default now(),
  constraint rehearsal_state_ck check (state in ('OPEN', 'COMPLETE', 'ENDED'))
);

create index rehearsal_due_ix on rehearsal (due_at) where state = 'COMPLETE';

-- What they read. None of it is a fact: it is decided in transactions that are undone.
create table rehearsed (
  backfill text not null references rehearsal (backfill) on delete cascade,
  fact_id text not null,
  -- What binds it to others: Stripe ids, its subscription and its customer.
  ties text not null,
  body text not null,
  constraint rehearsed_once_pk primary key (backfill, fact_id)
);
