-- What the payments of one subscription or customer share. A decision reads a bounded part of it, so
-- that the thousandth payment costs what the first did.

-- The newest state of each subscription.
create table subscription (
  account text not null,
  subscription text not null,
  fact_id text collate "C" not null,
  edition integer not null,
  body text not null,
  constraint subscription_newest_only_pk primary key (account, subscription)
);

-- The customer of each subscription: an opt-out of the customer applies to its payments, too.
create table subscription_customer (
  account text not null,
  customer text not null,
  subscription text not null,
  constraint subscription_customer_once_pk primary key (account, customer, subscription)
);

-- The newest state of each invoice of a subscription, for its position among the others.
create table slot (
  account text not null,
  subscription text not null,
  invoice text collate "C" not null,
  fact_id text collate "C" not null,
  created_at timestamptz not null,
  -- Whether the invoice started the subscription.
  initial boolean not null,
  -- Whether the invoice asks for money.
  billable boolean not null,
  period_start timestamptz,
  period_end timestamptz,
  constraint slot_one_per_invoice_pk primary key (account, subscription, invoice)
);
-- Finds the first billable invoices without reading the free ones between them.
create index slot_billable_ix on slot (account, subscription, created_at, invoice) where billable;
create index slot_free_ix on slot (account, subscription, created_at, invoice) where not billable;

-- The newest state of each customer: whether the merchant excluded them from the programme.
create table customer (
  account text not null,
  customer text not null,
  fact_id text collate "C" not null,
  edition integer not null,
  seen_at timestamptz not null,
  opted_out boolean not null,
  constraint customer_newest_only_pk primary key (account, customer)
);
