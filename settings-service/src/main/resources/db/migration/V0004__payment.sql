-- The latest decision about each payment: its conversion, or why it is not credited.
create table payment (
  account text not null,
  payment text not null,
  revision bigint not null,
  conversion text,
  reason text,
  amount_minor bigint,
  currency text,
  -- Null while nothing is paid.
  paid_at timestamptz,
  -- From Stripe's test mode.
  test boolean not null default false,
  decided_at timestamptz not null,
  primary key (account, payment),
  constraint payment_one_outcome_ck check ((conversion is null) <> (reason is null))
);

create index payment_not_credited_ix
  on payment (account, decided_at desc, payment desc) where conversion is null;
-- A payment counts on the day it was paid, and until then on the day it was decided.
create index payment_counted_ix
  on payment (account, coalesce(paid_at, decided_at)) where conversion is null;
-- The latest decisions, for the guided test.
create index payment_decided_ix on payment (account, decided_at desc, payment desc);

-- The payment of each Stripe object, event and click id.
create table stripe_reference (
  account text not null,
  stripe_id text not null,
  payment text not null,
  primary key (account, stripe_id, payment)
);

-- Every fact about a payment, as received.
create table timeline_entry (
  fact_id text primary key,
  account text not null,
  payment text,
  conversion text,
  family text not null,
  happened_at timestamptz not null,
  position bigint not null,
  fact text not null,
  constraint timeline_entry_family_ck check (family in ('LIFECYCLE', 'DELIVERY'))
);

create index timeline_entry_delivery_ix on timeline_entry (happened_at) where family = 'DELIVERY';
-- Buyers' addresses that are not erased yet, for the sweep (ErasureTable).
create index timeline_entry_address_ix on timeline_entry (happened_at)
  where position('"sealedEmail":"' in fact) > 0 and position('"sealedEmail":"erased"' in fact) = 0;
-- All entries: erasures read a merchant's (ErasureTable, AccountRows).
create index timeline_entry_payment_ix on timeline_entry (account, payment);
create index timeline_entry_conversion_ix
  on timeline_entry (account, conversion) where conversion is not null;
