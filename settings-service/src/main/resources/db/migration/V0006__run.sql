-- The facts of checks, backfills and re-drives. Of each type a run keeps the furthest fact, so its
-- rows have a limit; its state is computed from them.
create table run_fact (
  account text not null,
  -- CHECK, BACKFILL or REDRIVE.
  kind text not null,
  run text not null,
  -- The name of the fact in its JSON.
  type text not null,
  -- When the first fact of this type happened.
  since timestamptz not null,
  -- When this fact happened.
  at timestamptz not null,
  -- Of two facts of one type the one with the higher step is further, then the later one.
  step bigint not null,
  body jsonb not null,
  primary key (account, kind, run, type)
);

create index run_fact_since_ix on run_fact (account, kind, since desc, run desc);
create index run_fact_age_ix on run_fact (kind, at);
create index run_fact_at_ix on run_fact (account, kind, at);
-- For the health of merchants and for reconciliation.
create index run_fact_recovered_ix on run_fact (account, kind, at)
  where cast(body ->> 'recovered' as integer) > 0;
