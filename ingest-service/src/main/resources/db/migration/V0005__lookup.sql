-- What is looked up at Stripe. Kept for a while after it ended, so that asking again is not asking
-- twice.
create table lookup (
  lookup text primary key,
  account text not null,
  object text not null,
  received_at timestamptz not null default now(),
  -- Its next turn; whoever takes one puts the next off, in case it dies.
  due_at timestamptz not null default now(),
  attempts integer not null default 0,
  outcome text,
  ended_at timestamptz,
  constraint lookup_end_has_outcome_ck check ((ended_at is null) = (outcome is null))
);

create index lookup_due_ix on lookup (due_at) where ended_at is null;
create index lookup_ended_ix on lookup (account, ended_at) where ended_at is not null;
