-- Every conversion as it was last decided.
create table conversion (
  conversion text primary key,
  account text not null,
  payment text not null,
  revision bigint not null,
  kind text not null,
  status text not null,
  reason text not null,
  cid text not null,
  external_id text not null,
  conversion_type text not null,
  amount_minor bigint not null,
  currency text not null,
  delivery text not null,
  paid_at timestamptz not null,
  decided_at timestamptz not null
);

create index conversion_latest_ix on conversion (account, paid_at desc, conversion desc);
create index conversion_payment_ix on conversion (account, payment);

-- The latest step of each conversion's delivery. May be there before the conversion is.
create table delivery (
  conversion text primary key,
  account text not null,
  fact_id text not null,
  revision bigint not null,
  state text not null,
  status text,
  cause text,
  http_status integer,
  attempt integer,
  next_attempt_at timestamptz,
  happened_at timestamptz not null
);

-- The latest decision about each payment: a conversion, or the reason why there is none.
create table payment (
  account text not null,
  payment text not null,
  revision bigint not null,
  conversion text,
  reason text,
  amount_minor bigint,
  currency text,
  decided_at timestamptz not null,
  primary key (account, payment),
  constraint payment_one_outcome_ck check ((conversion is null) <> (reason is null))
);

create index payment_not_credited_ix
  on payment (account, decided_at desc, payment desc) where conversion is null;

-- Every fact about a payment, as it came.
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

create index timeline_entry_payment_ix on timeline_entry (account, payment) where payment is not null;
create index timeline_entry_conversion_ix
  on timeline_entry (account, conversion) where conversion is not null;

-- Which payment a Stripe object or event belongs to.
create table stripe_reference (
  account text not null,
  stripe_id text not null,
  payment text not null,
  primary key (account, stripe_id, payment)
);

-- A conversion and how it stands at Trackdesk. A delivered status that is not the latest one means
-- that the next call is due.
create view conversion_overview as
select c.*,
       case
         when d.conversion is null then 'NOT_SENT'
         when d.state = 'DELIVERED' and d.status <> c.status then 'DUE'
         else d.state
       end as delivery_status,
       d.status as delivered_status,
       d.cause as delivery_cause,
       d.http_status,
       d.attempt,
       d.next_attempt_at,
       d.happened_at as delivery_at
  from conversion c
  left join delivery d on d.conversion = c.conversion;
