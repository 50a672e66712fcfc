-- Per account: the high-water mark, the next hourly poll, the lease and the unfinished pass.
create table polled_account (
  account text primary key references merchant (account),
  high_water_at timestamptz,
  next_poll_at timestamptz not null,
  lease_id text,
  lease_until timestamptz,
  pass_started_at timestamptz,
  pass_from timestamptz,
  pass_to timestamptz,
  pass_mark timestamptz,
  pass_stage text,
  pass_after text,
  pass_read integer,
  pass_recovered integer,
  pass_recovered_ids text
);

create index polled_account_next_poll_at_ix on polled_account (next_poll_at);

-- Requests to read an account. A row outlives its end, so that a repeated request is ignored.
create table poll_request (
  poll text primary key,
  account text not null,
  trigger text not null,
  received_at timestamptz not null default now(),
  ended_at timestamptz
);

create index poll_request_open_ix on poll_request (account, received_at) where ended_at is null;
