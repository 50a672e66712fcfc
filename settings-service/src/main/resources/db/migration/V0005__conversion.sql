-- Every conversion as last decided.
create table conversion (
  conversion text primary key,
  account text not null,
  payment text not null,
  revision bigint not null,
  kind text not null,
  status text not null,
  reason text not null,
  -- A click, a promotion code or an e-mail address.
  credited_by text not null,
  cid text,
  promotion_codes text[] not null default '{}',
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

-- The latest fact about each conversion's delivery. It can arrive before the conversion.
create table delivery (
  conversion text primary key,
  account text not null,
  fact_id text not null,
  revision bigint not null,
  -- The decision that the conversion was created with. The Trackdesk API cannot change amounts, so
  -- Trackdesk keeps the amount of that decision.
  created_revision bigint,
  state text not null,
  status text,
  cause text,
  http_status integer,
  attempt integer,
  next_attempt_at timestamptz,
  happened_at timestamptz not null,
  -- Orders the facts: the replicas that publish them have clocks of their own.
  sequence bigint not null
);

-- Few rows, read by account.
create index delivery_needs_attention_ix on delivery (account)
  where state in ('REFUSED', 'HELD', 'GIVEN_UP');
create index delivery_held_ix on delivery (account, cause, happened_at) where state = 'HELD';
create index delivery_delivered_ix on delivery (account, happened_at) where state = 'DELIVERED';

-- What Trackdesk's report last showed of an accepted conversion; only a sample is read back.
create table read_back (
  conversion text primary key,
  account text not null,
  result text not null,
  sequence bigint not null
);

-- A conversion with its delivery. A delivered status other than the latest one means that the next
-- call is due, except for a test conversion: it has the status TEST whatever happens to its payment,
-- so no call follows. A sale that does not count has no amount that matters. Amounts are compared as sent
-- to Trackdesk: some currencies in whole units (docs/decisions/0030).
create view conversion_overview as
select c.*,
       case
         when d.conversion is null then 'NOT_SENT'
         when d.state = 'DELIVERED' and d.status <> c.status and c.delivery <> 'TEST' then 'DUE'
         when d.state = 'DELIVERED' and b.result = 'MISSING' then 'MISSING'
         else d.state
       end as delivery_status,
       d.status as delivered_status,
       d.cause as delivery_cause,
       d.http_status,
       d.attempt,
       d.next_attempt_at,
       d.happened_at as delivery_at,
       b.result as read_back,
       case
         when c.status in ('REFUNDED', 'REJECTED') then null
         when held.currency = c.currency and c.currency in ('isk', 'twd', 'ugx')
              and round(held.amount_minor / 100.0) = round(c.amount_minor / 100.0) then null
         when held.currency = c.currency and held.amount_minor = c.amount_minor then null
         else held.amount_minor
       end as held_amount_minor,
       held.currency as held_currency
  from conversion c
  left join delivery d on d.conversion = c.conversion
  left join read_back b on b.conversion = c.conversion and b.account = c.account
  left join lateral (
         select cast(cast(t.fact as jsonb) -> 'amount' ->> 'amountMinor' as bigint) as amount_minor,
                cast(t.fact as jsonb) -> 'amount' ->> 'currency' as currency
           from timeline_entry t
          where t.account = c.account and t.conversion = c.conversion
            and t.family = 'LIFECYCLE' and t.position = d.created_revision
            and d.created_revision < c.revision
          limit 1) held on true;
