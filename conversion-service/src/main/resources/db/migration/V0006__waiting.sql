-- What is missing about payments, by the Stripe object that Stripe is asked about: one question,
-- however many payments wait for its answer.
create table waiting (
  account text not null,
  object text not null,
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

-- Which cases wait for the answer. A question that no case waits for is closed.
create table waiting_case (
  account text not null,
  object text not null,
  case_id uuid not null,
  constraint waiting_case_once_pk primary key (account, object, case_id)
);
create index waiting_case_case_ix on waiting_case (case_id);
