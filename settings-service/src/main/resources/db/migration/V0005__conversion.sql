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
  -- What the buyer paid: null while nothing is paid, and in a withdrawn sale.
  paid_minor bigint,
  -- What refunds and lost disputes took back of it.
  reversed_minor bigint,
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
  -- The status of the last call, and of the last one that Trackdesk accepted.
  status text,
  accepted_status text,
  accepted_sequence bigint,
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
  status text,
  sequence bigint not null
);

-- Few rows, read by account.
create index read_back_missing_ix on read_back (account) where result = 'MISSING';

-- A conversion with its delivery. A delivered status other than the latest one means that the next
-- call is due, except for a test conversion: it has the status TEST whatever happens to its payment,
-- so no call follows. A sale that does not count has no amount that matters. Amounts are compared as sent
-- to Trackdesk: some currencies in whole units (docs/decisions/0030).
--
-- trackdesk_status is what Trackdesk holds: the status of the last call that it accepted, or what its
-- report showed later. Calls that it refused and held deliveries change nothing there.
create view conversion_status as
select c.*,
       case
         when d.conversion is null then 'NOT_SENT'
         when d.state = 'DELIVERED' and d.status <> c.status and c.delivery <> 'TEST' then 'DUE'
         when d.state = 'DELIVERED' and b.result = 'MISSING' then 'MISSING'
         else d.state
       end as delivery_status,
       d.status as delivered_status,
       case
         when b.sequence > coalesce(d.accepted_sequence, 0) and b.result = 'MISSING' then null
         when c.delivery = 'TEST' and d.accepted_status is not null then 'TEST'
         when b.sequence > coalesce(d.accepted_sequence, 0) and b.status is not null then b.status
         else d.accepted_status
       end as trackdesk_status,
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

-- How far a conversion is: every page and sum takes it from here.
create view conversion_overview as
select s.*,
       case
         when s.delivery_status = 'HELD' and s.delivery_cause = 'DECLINED' then 'DECLINED'
         when s.delivery_status in ('HELD', 'REFUSED', 'GIVEN_UP', 'MISSING') then 'NEEDS_ATTENTION'
         when s.delivery_status = 'DELIVERED' and s.held_amount_minor is not null
           then 'NEEDS_ATTENTION'
         when s.delivery_status = 'DELIVERED' then 'DELIVERED'
         else 'QUEUED'
       end as progress
  from conversion_status s;

-- The reconciliation as lines: one for each sum that a conversion or a payment is part of. A sum is
-- the sum of its lines, so it can be shown line by line. Test payments are in none.
--
-- A conversion that replaces another after a partial refund is no further sale. A withdrawn one is
-- none either: another payment or reason counts its money.
create view reconciliation_line as
select c.account, c.currency, c.paid_at as at, c.payment, c.external_id, s.sum, s.amount_minor,
       c.delivery_status, c.delivery_cause, c.held_amount_minor, c.held_currency,
       cast(null as text) as not_credited, c.credited_by, c.status, c.trackdesk_status
  from conversion_overview c
 cross join lateral (values
         ('PAID', c.paid_minor is not null and position('~' in c.external_id) = 0, c.paid_minor),
         ('CREDITED', c.paid_minor is not null and position('~' in c.external_id) = 0, c.paid_minor),
         ('REVERSED', c.reversed_minor is not null, c.reversed_minor),
         ('NOT_PAID', c.paid_minor is null and c.reason <> 'SALE_WITHDRAWN', c.amount_minor),
         ('CONVERSIONS', true, c.amount_minor),
         ('DELIVERED', c.progress = 'DELIVERED', c.amount_minor),
         ('CONFIRMED', c.progress = 'DELIVERED' and c.read_back = 'CONFIRMED', c.amount_minor),
         ('QUEUED', c.progress = 'QUEUED', c.amount_minor),
         ('NEEDS_ATTENTION', c.progress = 'NEEDS_ATTENTION', c.amount_minor),
         ('REFUSED', c.progress = 'NEEDS_ATTENTION' and c.delivery_status = 'REFUSED', c.amount_minor),
         ('HELD', c.progress = 'NEEDS_ATTENTION' and c.delivery_status = 'HELD', c.amount_minor),
         ('ON_HOLD', c.status = 'ON_HOLD', c.amount_minor),
         ('DECLINED', c.progress = 'DECLINED', c.amount_minor),
         ('APPROVED_AT_TRACKDESK', c.trackdesk_status = 'APPROVED',
           coalesce(c.held_amount_minor, c.amount_minor))) as s (sum, counts, amount_minor)
 where c.delivery = 'LIVE' and s.counts
union all
select p.account, p.currency, coalesce(p.paid_at, p.decided_at), p.payment, null, s.sum,
       p.amount_minor, null, null, null, null, p.reason, null, null, null
  from payment p
 cross join lateral (values
         ('PAID', p.paid_at is not null),
         ('NOT_CREDITED', p.paid_at is not null),
         ('NOT_PAID', p.paid_at is null)) as s (sum, counts)
 where p.conversion is null and p.amount_minor is not null and s.counts
   and not p.test and p.reason not in ('TEST_MODE', 'PART_OF_ANOTHER_PAYMENT');
