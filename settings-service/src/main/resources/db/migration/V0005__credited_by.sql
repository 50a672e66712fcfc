-- A sale is credited to a click, or to whom a promotion code or an e-mail address belongs.
drop view conversion_overview;
alter table conversion alter column cid drop not null;
alter table conversion add column credited_by text not null default 'CLICK';
alter table conversion add column promotion_codes text[] not null default '{}';
alter table conversion alter column credited_by drop default;

-- A view keeps the columns that its tables had when it was made.
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
