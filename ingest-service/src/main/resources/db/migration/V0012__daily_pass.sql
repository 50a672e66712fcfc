-- Per account: the next daily pass and its lease.
create table daily_pass (
  account text primary key references merchant (account),
  due_at timestamptz not null,
  -- Where the last complete pass ended in the list of events that hourly polls do not read.
  read_up_to timestamptz,
  lease_id text,
  lease_until timestamptz
);

create index daily_pass_due_at_ix on daily_pass (due_at);
