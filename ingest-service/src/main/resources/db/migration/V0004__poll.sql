-- Who the merchants are, from settings.merchants.v1.
create table merchant (
  account text primary key,
  connected boolean not null,
  version bigint not null
);

-- How far each account has been read, when it is read next, and who reads it now.
create table polled_account (
  account text primary key references merchant (account),
  high_water_at timestamptz,
  next_poll_at timestamptz not null,
  lease_holder text,
  lease_until timestamptz
);

create index polled_account_next_poll_at_ix on polled_account (next_poll_at);

-- Who wants an account to be read. Kept for a while after it ended, so that a request that comes
-- again is not another one.
create table poll_request (
  poll text primary key,
  account text not null,
  trigger text not null,
  received_at timestamptz not null default now(),
  ended_at timestamptz
);

create index poll_request_waiting_ix on poll_request (account, received_at) where ended_at is null;
