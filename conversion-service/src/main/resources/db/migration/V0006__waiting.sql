-- What is missing about a payment, by the Stripe object that Stripe is asked about.
create table waiting (
  account text not null,
  object text not null,
  case_id uuid not null,
  payment text not null,
  lack text not null,
  livemode boolean not null,
  opened_at timestamptz not null default now(),
  due_at timestamptz not null,
  asked integer not null default 0,
  asked_at timestamptz,
  lookup text,
  answer text,
  answered_at timestamptz,
  outcome text,
  ended_at timestamptz,
  constraint waiting_once_per_object_pk primary key (account, object),
  constraint waiting_end_has_outcome_ck check ((ended_at is null) = (outcome is null))
);

create index waiting_due_ix on waiting (due_at) where ended_at is null;
create index waiting_case_ix on waiting (case_id);
