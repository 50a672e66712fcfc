-- Which case a Stripe object belongs to. Cases that turn out to be one are merged.
create table tie (
  account text not null,
  stripe_id text not null,
  case_id uuid not null,
  constraint tie_one_case_per_object_pk primary key (account, stripe_id)
);
create index tie_case_ix on tie (case_id);

-- The set of facts: what a decision is a function of.
create table fact (
  account text not null,
  fact_id text not null,
  case_id uuid not null,
  body text not null,
  entered_at timestamptz not null default now(),
  constraint fact_once_pk primary key (account, fact_id)
);
create index fact_case_ix on fact (case_id);

-- The newest decision about each conversion or payment, as it was said.
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

-- The merchants' policies. After a change their cases are decided again, in order of case id.
create table merchant (
  account text primary key,
  version bigint not null,
  settings text not null,
  -- The last case that the newest policy has decided; null when it has decided all.
  redecided_to uuid
);
create index merchant_to_redecide_ix on merchant (account) where redecided_to is not null;
