-- Details that payments lack, by the Stripe object to look up: one look-up, however many payments
-- wait for its result.
create table missing_detail (
  account text not null,
  object text not null,
  kind text not null,
  livemode boolean not null,
  opened_at timestamptz not null default now(),
  due_at timestamptz not null,
  attempts integer not null default 0,
  requested_at timestamptz,
  lookup text,
  result text,
  result_at timestamptz,
  outcome text,
  ended_at timestamptz,
  constraint missing_detail_once_per_object_pk primary key (account, object),
  constraint missing_detail_end_has_outcome_ck check ((ended_at is null) = (outcome is null))
);

create index missing_detail_due_ix on missing_detail (due_at) where ended_at is null;
-- The oldest details of each merchant: the fair pick.
create index missing_detail_waiting_ix on missing_detail (account, due_at) where ended_at is null;
create index missing_detail_ended_ix on missing_detail (ended_at)
  where outcome = 'NO_LONGER_MISSING';

-- The cases that wait for a detail. A detail that no case waits for is closed.
create table missing_detail_case (
  account text not null,
  object text not null,
  case_id uuid not null,
  constraint missing_detail_case_once_pk primary key (account, object, case_id)
);
create index missing_detail_case_case_ix on missing_detail_case (case_id);
