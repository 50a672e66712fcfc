-- A backfill of one merchant's past, as far as its facts have arrived. It begins here, so that its row
-- is there before anybody can say anything about it.
create table backfill_run (
  backfill text primary key,
  account text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  dry_run boolean not null,
  phase text not null,
  -- How far the phase is: of two facts the one further on is the newer, whatever came first.
  phase_rank smallint not null,
  paused boolean not null default false,
  -- The newest word on whether it is to go on.
  sequence integer not null default 0,
  stage text,
  read_count integer not null default 0,
  recovered_count integer not null default 0,
  failure text,
  -- What a rehearsal came to, as it was said.
  assessment text,
  started_at timestamptz not null,
  updated_at timestamptz not null
);

create index backfill_run_latest_ix on backfill_run (account, started_at desc);
