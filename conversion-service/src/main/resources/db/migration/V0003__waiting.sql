-- Payments about which something is missing, and what came of asking Stripe for it. Who may lack
-- nothing any more is not here.
create table waiting (
  account text not null,
  payment text not null,
  case_id uuid not null,
  -- The Stripe object to ask about.
  object text not null,
  since timestamptz not null default now(),
  asked integer not null default 0,
  -- When to ask next; null when it has been asked often enough.
  ask_at timestamptz,
  -- The look-up that was asked for last, and how the last one ended.
  lookup text,
  outcome text,
  constraint waiting_one_per_payment_pk primary key (account, payment)
);

create index waiting_ask_ix on waiting (ask_at) where ask_at is not null;
create index waiting_case_ix on waiting (case_id);
create index waiting_lookup_ix on waiting (lookup) where lookup is not null;
