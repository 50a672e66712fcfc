-- The decision that a conversion was created at Trackdesk with. No call of Trackdesk's changes an
-- amount, so Trackdesk holds the amount of that decision whatever is decided later.
alter table delivery add column created_revision bigint;

update delivery d
   set created_revision = created.revision
  from (select s.account, s.conversion,
               min(cast(cast(s.fact as jsonb) ->> 'revision' as bigint)) as revision
          from timeline_entry s
         where s.family = 'DELIVERY'
           and cast(s.fact as jsonb) ->> 'call' = 'CREATE'
           and cast(s.fact as jsonb) ->> 'outcome' in ('ACCEPTED', 'ALREADY_EXISTS')
         group by 1, 2) created
 where created.account = d.account and created.conversion = d.conversion;

-- A sale that does not count at Trackdesk has no amount there that matters. Amounts are compared
-- as Trackdesk is told them: some currencies in whole units (docs/decisions/0030).
create or replace view conversion_overview as
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
       d.happened_at as delivery_at,
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
  left join lateral (
         select cast(cast(s.fact as jsonb) -> 'amount' ->> 'amountMinor' as bigint) as amount_minor,
                cast(s.fact as jsonb) -> 'amount' ->> 'currency' as currency
           from timeline_entry s
          where s.account = c.account and s.conversion = c.conversion
            and s.family = 'LIFECYCLE' and s.position = d.created_revision
            and d.created_revision < c.revision
          limit 1) held on true;
