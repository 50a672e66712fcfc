-- The case that a Stripe object belongs to. A case is one payment; cases that prove to be one payment
-- are merged.
create table correlation (
  account text not null,
  stripe_id text not null,
  case_id uuid not null,
  constraint correlation_one_case_per_object_pk primary key (account, stripe_id)
);
create index correlation_case_ix on correlation (case_id);

-- The facts of payments: the input of a decision.
create table fact (
  account text not null,
  fact_id text collate "C" not null,
  case_id uuid not null,
  body text not null,
  -- The reader's edition. After a fix in the reader, a fact of a later edition replaces the earlier one.
  edition integer not null default 0,
  seen_at timestamptz not null,
  -- The subscription or customer whose other payments this session attributes, too.
  attribution_parent text,
  opened_at timestamptz,
  entered_at timestamptz not null default now(),
  constraint fact_once_pk primary key (account, fact_id),
  constraint fact_attribution_has_opened_at_ck check (attribution_parent is null or opened_at is not null)
);
create index fact_case_ix on fact (case_id);
-- Buyers' addresses that are not erased yet, for the sweep (AddressTable).
create index fact_address_ix on fact (entered_at)
  where position('"sealedEmail":"' in body) > 0 and position('"sealedEmail":"erased"' in body) = 0;
create index fact_attribution_ix on fact (account, attribution_parent, opened_at, seen_at, fact_id)
  where attribution_parent is not null;

-- The subscriptions and customers of a payment: their state applies to it.
create table case_parent (
  account text not null,
  parent text not null,
  case_id uuid not null,
  constraint case_parent_once_pk primary key (account, parent, case_id)
);
create index case_parent_case_ix on case_parent (case_id);

-- The newest published decision about each conversion or payment.
create table decision (
  account text not null,
  subject text not null,
  case_id uuid not null,
  payment text not null,
  revision bigint not null,
  body text not null,
  -- The merchant's policy that it was decided with; 0 before the settings arrived.
  policy_version bigint not null,
  decided_at timestamptz not null,
  constraint decision_one_per_subject_pk primary key (account, subject)
);
create index decision_case_ix on decision (case_id);
create index decision_address_ix on decision (decided_at)
  where position('"sealedEmail":"' in body) > 0 and position('"sealedEmail":"erased"' in body) = 0;
-- Finds the decisions that are older than the merchant's policy.
create index decision_policy_ix on decision (account, policy_version, case_id);
