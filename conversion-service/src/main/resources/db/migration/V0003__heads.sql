-- What the payments of one subscription or customer share. A payment is decided with a bounded part
-- of it, so that the thousandth costs what the first did.

-- The newest state of each subscription.
create table subscription (
  account text not null,
  subscription text not null,
  fact_id text collate "C" not null,
  edition integer not null,
  body text not null,
  constraint subscription_newest_only_pk primary key (account, subscription)
);

-- Whose subscriptions they are: what holds for a customer holds for the payments of these, too.
create table subscription_customer (
  account text not null,
  customer text not null,
  subscription text not null,
  constraint subscription_customer_once_pk primary key (account, customer, subscription)
);

-- The newest state of each invoice of a subscription: which place it has among the others.
create table slot (
  account text not null,
  subscription text not null,
  invoice text collate "C" not null,
  fact_id text collate "C" not null,
  created_at timestamptz not null,
  begins boolean not null,
  asks boolean not null,
  period_start timestamptz,
  period_end timestamptz,
  constraint slot_one_per_invoice_pk primary key (account, subscription, invoice)
);
-- The first invoices that ask for money are found without reading the free ones between them.
create index slot_asks_ix on slot (account, subscription, created_at, invoice) where asks;
create index slot_free_ix on slot (account, subscription, created_at, invoice) where not asks;

-- The newest state of each customer: whether the merchant took them out of the programme.
create table customer (
  account text not null,
  customer text not null,
  fact_id text collate "C" not null,
  edition integer not null,
  seen_at timestamptz not null,
  opted_out boolean not null,
  constraint customer_newest_only_pk primary key (account, customer)
);
