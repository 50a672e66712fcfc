-- A sale is credited to a click, or to whom a promotion code or an e-mail address belongs.
drop view conversion_row;
alter table conversion_view alter column cid drop not null;
alter table conversion_view add column credited_by text not null default 'CLICK';
alter table conversion_view add column promotion_codes text[] not null default '{}';
alter table conversion_view alter column credited_by drop default;

-- A view keeps the columns that its tables had when it was made.
create view conversion_row as
select c.*,
       case
         when d.conversion is null then 'NOT_SENT'
         when d.state = 'DELIVERED' and d.status <> c.status then 'DUE'
         else d.state
       end as standing,
       d.status as delivered_status,
       d.cause as delivery_cause,
       d.http_status,
       d.attempt,
       d.next_attempt_at,
       d.happened_at as delivery_at
  from conversion_view c
  left join delivery_view d on d.conversion = c.conversion;
