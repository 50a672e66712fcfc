-- The merchants' policies.
create table merchant (
  account text primary key,
  version bigint not null,
  settings text not null
);

-- Cases to be decided again, in order of case id: those of a subscription or customer of which
-- something new is known, or all of a merchant whose policy changed (the parent is the account).
create table redecision (
  account text not null,
  parent text not null,
  -- The last case that was decided since.
  after_case uuid not null,
  -- The parents take turns: one with a million cases does not hold up another.
  due_at timestamptz not null default now(),
  constraint redecision_once_per_parent_pk primary key (account, parent)
);
create index redecision_due_ix on redecision (due_at);
