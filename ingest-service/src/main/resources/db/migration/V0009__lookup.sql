-- Look-ups. A row outlives its end, so that a repeated request is ignored.
create table lookup (
  lookup text primary key,
  account text not null,
  object text not null,
  received_at timestamptz not null default now(),
  -- The next attempt. A claim moves it by the lease, in case the replica dies.
  due_at timestamptz not null default now(),
  attempts integer not null default 0,
  outcome text,
  ended_at timestamptz,
  constraint lookup_end_has_outcome_ck check ((ended_at is null) = (outcome is null))
);

create index lookup_due_ix on lookup (due_at) where ended_at is null;
create index lookup_ended_ix on lookup (account, ended_at) where ended_at is not null;
