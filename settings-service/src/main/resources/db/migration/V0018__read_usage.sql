-- How much of an account has been read from Stripe, as the last poll said.
create table read_usage (
  account text primary key,
  reads bigint not null,
  budget bigint not null,
  observed_at timestamptz not null
);
