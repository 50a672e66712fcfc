-- A sale is credited to a click, or to whom a promotion code or an e-mail address belongs.
alter table conversion_view alter column cid drop not null;
alter table conversion_view add column credited_by text not null default 'CLICK';
alter table conversion_view add column promotion_codes text[] not null default '{}';
alter table conversion_view alter column credited_by drop default;
