-- Which case a Stripe object belongs to. A case is one payment; cases that turn out to be one are
-- merged.
create table tie (
  account text not null,
  stripe_id text not null,
  case_id uuid not null,
  constraint tie_one_case_per_object_pk primary key (account, stripe_id)
);
create index tie_case_ix on tie (case_id);

-- The facts of payments: what a decision is a function of.
create table fact (
  account text not null,
  fact_id text collate "C" not null,
  case_id uuid not null,
  body text not null,
  -- Which edition of the reader read it: a fact that was read again after a fault in the reader
  -- was corrected replaces the one before.
  edition integer not null default 0,
  seen_at timestamptz not null,
  -- The subscription or the customer of whose other payments a session tells the click, too.
  speaks_for text,
  opened_at timestamptz,
  entered_at timestamptz not null default now(),
  constraint fact_once_pk primary key (account, fact_id),
  constraint fact_speaker_was_opened_ck check (speaks_for is null or opened_at is not null)
);
create index fact_case_ix on fact (case_id);
create index fact_speaks_for_ix on fact (account, speaks_for, opened_at, seen_at, fact_id)
  where speaks_for is not null;

-- The subscriptions and customers that a payment belongs to: what holds for them holds for it.
create table case_parent (
  account text not null,
  parent text not null,
  case_id uuid not null,
  constraint case_parent_once_pk primary key (account, parent, case_id)
);
create index case_parent_case_ix on case_parent (case_id);

-- The newest decision about each conversion or payment, as it was published.
create table decision (
  account text not null,
  subject text not null,
  case_id uuid not null,
  payment text not null,
  revision bigint not null,
  body text not null,
  decided_at timestamptz not null,
  constraint decision_one_per_subject_pk primary key (account, subject)
);
create index decision_case_ix on decision (case_id);
create index decision_account_case_ix on decision (account, case_id);
