-- What began a backfill that nobody asked for.
alter table backfill_run add column trigger text;
