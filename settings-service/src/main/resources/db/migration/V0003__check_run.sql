-- A poll of one merchant's Stripe account, as far as its facts have arrived.
create table check_run (
  poll text primary key,
  account text not null,
  trigger text not null,
  state text not null,
  -- How far the state is: of two facts the one further on is the newer, whatever came first.
  state_rank smallint not null,
  stage text,
  read_count integer not null,
  recovered_count integer not null,
  from_at timestamptz,
  to_at timestamptz,
  failure text,
  started_at timestamptz not null,
  updated_at timestamptz not null
);

create index check_run_latest_ix on check_run (account, started_at desc);
create index check_run_in_progress_ix on check_run (account) where state in ('REQUESTED', 'RUNNING');
