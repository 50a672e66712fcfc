-- The merchants' policies.
create table merchant (
  account text primary key,
  version bigint not null,
  settings text not null
);

-- Cases to decide again, in order of case id: those of a subscription or customer that changed, or all
-- of a merchant whose policy changed (the parent is the account).
create table redecision (
  account text not null,
  parent text not null,
  -- The last case that was decided since the change.
  after_case uuid not null,
  -- Parents alternate: one with a million cases does not delay another.
  due_at timestamptz not null default now(),
  constraint redecision_once_per_parent_pk primary key (account, parent)
);
create index redecision_due_ix on redecision (due_at);
