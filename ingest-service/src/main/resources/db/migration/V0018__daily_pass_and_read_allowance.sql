-- Calls to Stripe by account and day (UTC): Stripe allows so many reads in 30 days.
create table stripe_read (
  account text not null,
  day date not null,
  reads integer not null,
  constraint stripe_read_pk primary key (account, day)
);

create index stripe_read_day_ix on stripe_read (day);

-- What came and has not settled: an event that settles it may be lost, so it is asked after daily.
create table unsettled_object (
  account text not null,
  object text not null,
  kind text not null,
  -- When it was made, at Stripe: what never settles is not asked after for ever.
  made_at timestamptz not null,
  checked_at timestamptz,
  -- What it was when it was last appended, by its content.
  last_event text,
  constraint unsettled_object_pk primary key (account, object)
);

-- When an account has its daily pass, and who makes it now.
create table daily_turn (
  account text primary key references merchant (account),
  due_at timestamptz not null,
  -- Up to when the last complete pass read events that hourly polls do not ask for.
  read_up_to timestamptz,
  lease_holder text,
  lease_until timestamptz
);

create index daily_turn_due_at_ix on daily_turn (due_at);
