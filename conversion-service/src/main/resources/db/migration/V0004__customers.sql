-- The newest sight of each customer: whether the merchant took them out of the programme.
create table customer (
  account text not null,
  customer text not null,
  fact_id text not null,
  seen_at timestamptz not null,
  opted_out boolean not null,
  body text not null,
  constraint customer_newest_only_pk primary key (account, customer)
);

-- Whose payment a fact is about: a customer ties no payments together, but changes what they are.
alter table fact add column customer text;
create index fact_customer_ix on fact (account, customer) where customer is not null;
