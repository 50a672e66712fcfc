-- Where a pass is, so that another replica can go on there.
alter table polled_account
  add column pass_began_at timestamptz,
  add column pass_from timestamptz,
  add column pass_to timestamptz,
  add column pass_mark timestamptz,
  add column pass_stage text,
  add column pass_after text,
  add column pass_read integer,
  add column pass_found integer;
