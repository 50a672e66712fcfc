-- The merchants' policies.
create table merchant (
  account text primary key,
  version bigint not null,
  settings text not null,
  -- The options that decisions depend on: neither token nor rate nor delivery.
  policy text not null,
  -- The version of the settings that changed the policy last.
  policy_version bigint not null
);

-- Cases to decide again, in order of case id: those of a subscription or customer that changed, or
-- those of a merchant that an older policy decided (the parent is the account; no cursor).
create table redecision (
  account text not null,
  parent text not null,
  -- The last case that was decided since the change.
  after_case uuid not null,
  -- Also the end of a lease. Parents alternate: one with a million cases does not delay another.
  due_at timestamptz not null default now(),
  constraint redecision_once_per_parent_pk primary key (account, parent)
);
create index redecision_due_ix on redecision (account, due_at);

-- Cases that could not be decided again, because of a fault or a row that this version cannot read.
-- Each is tried again until it is decided.
create table undecided_case (
  case_id uuid primary key,
  account text not null,
  error text not null,
  attempts integer not null default 1,
  since timestamptz not null default now(),
  due_at timestamptz not null
);
create index undecided_case_due_ix on undecided_case (due_at);

-- Payments that are reported as undecided: their case could not be decided again, or a fact of
-- theirs is parked.
create table undecided_payment (
  account text not null,
  payment text not null,
  error text not null,
  since timestamptz not null default now(),
  primary key (account, payment)
);
