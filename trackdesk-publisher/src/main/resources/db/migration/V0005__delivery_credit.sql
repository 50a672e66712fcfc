-- A sale is credited to a click, or to whom a promotion code or an e-mail address belongs.
alter table delivery add column credit jsonb;
update delivery set credit = jsonb_build_object('by', 'CLICK', 'cid', cid, 'promotion_codes', jsonb_build_array());
alter table delivery alter column credit set not null;
alter table delivery drop column cid;
